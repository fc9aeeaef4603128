/** A request that Jira answers with an error, in Jira's shape and, where known, in Jira's words. */
export class JiraRefusal extends Error {
  override readonly name = 'JiraRefusal';
  readonly status: number;
  readonly body: unknown;

  constructor(status: number, errorMessages: readonly string[], errors: Record<string, string> = {}) {
    super(errorMessages[0] ?? Object.values(errors)[0] ?? `status ${status}`);
    this.status = status;
    this.body = { errorMessages, errors };
  }
}

/** The newer operations have a shape of their own for their errors: a list of messages. */
export class MessageListRefusal extends JiraRefusal {
  override readonly body: unknown;

  constructor({ status, message }: JiraRefusal) {
    super(status, [message]);
    this.body = { errors: [{ message }] };
  }
}

export function badRequest(message: string): JiraRefusal {
  return new JiraRefusal(400, [message]);
}

export function invalidFields(errors: Record<string, string>): JiraRefusal {
  return new JiraRefusal(400, [], errors);
}

/** Jira says the same for what is not there and for what one may not see. */
export function issueNotFound(): JiraRefusal {
  return new JiraRefusal(404, ['Issue does not exist or you do not have permission to see it.']);
}

export function projectNotFound(key: string): JiraRefusal {
  return new JiraRefusal(404, [`No project could be found with key '${key}'.`]);
}

export function userNotFound(): JiraRefusal {
  return new JiraRefusal(404, ['Specified user does not exist or you do not have required permissions']);
}

export const ADF_REQUIRED =
  'Operation value must be an Atlassian Document (see the Atlassian Document Format)';
