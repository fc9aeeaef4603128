/** Tells the server processes on one database that reminders of somebody have changed. Every process hears it, its own too. */
export interface ReminderBus {
  /** This process has just committed a change. */
  changed(connectionId: string): void;
  /** Answers the way to end it. Listeners must not throw. */
  listen(listener: ReminderListener): () => void;
}

export interface ReminderListener {
  changed(connectionId: string): void;
  /** Some may have been missed: the way to the database was cut for a while. */
  gap(): void;
}

/** Who listens to a bus. */
export class ReminderListeners {
  readonly #listeners = new Set<ReminderListener>();

  add(listener: ReminderListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  changed(connectionId: string): void {
    for (const listener of [...this.#listeners]) listener.changed(connectionId);
  }

  gap(): void {
    for (const listener of [...this.#listeners]) listener.gap();
  }
}

/** The bus of a process that is alone on its database. */
export function createLocalReminderBus(): ReminderBus {
  const listeners = new ReminderListeners();
  return {
    changed: (connectionId) => listeners.changed(connectionId),
    listen: (listener) => listeners.add(listener),
  };
}
