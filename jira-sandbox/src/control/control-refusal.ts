import type { FastifyReply } from 'fastify';
import { SwitchError } from '../switches.ts';

/** A request to the control API that cannot be done as it was asked. */
export class ControlRefusal extends Error {
  override readonly name = 'ControlRefusal';
  readonly status: number;

  constructor(message: string, status = 400) {
    super(message);
    this.status = status;
  }
}

export function answerControlError(error: unknown, reply: FastifyReply): FastifyReply {
  if (error instanceof ControlRefusal) return reply.code(error.status).send({ error: error.message });
  if (error instanceof SwitchError) return reply.code(400).send({ error: error.message });
  throw error;
}
