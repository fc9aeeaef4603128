/** A model's answer that ended before it was one. The message is for the person. */
export class ModelStreamError extends Error {
  constructor(message: 'It answered nothing.' | 'Its answer broke off.') {
    super(message);
    this.name = 'ModelStreamError';
  }
}
