/** Every fault of the configuration in one message, each with its cure. Values are not repeated: some are secrets. */
export class ConfigError extends Error {
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(
      `The configuration has ${faults.length === 1 ? 'a fault' : `${faults.length} faults`}:\n${faults
        .map((fault) => `  - ${fault}`)
        .join('\n')}\nThe settings are described in README.md and .env.example.`,
    );
    this.name = 'ConfigError';
    this.faults = faults;
  }
}

const loopback = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Reads typed values out of an environment and collects what is wrong with them. Absent and empty are null. */
export class EnvironmentReader {
  readonly #environment: Readonly<Record<string, string | undefined>>;
  readonly #faults: string[] = [];

  constructor(environment: Readonly<Record<string, string | undefined>>) {
    this.#environment = environment;
  }

  fault(name: string, sentence: string): void {
    this.#faults.push(`${name} ${sentence}`);
  }

  missing(name: string, what: string): void {
    this.fault(name, `is missing. Give ${what}.`);
  }

  throwFaults(): void {
    if (this.#faults.length > 0) throw new ConfigError(this.#faults);
  }

  text(name: string): string | null {
    const value = this.#environment[name]?.trim();
    return value === undefined || value === '' ? null : value;
  }

  secret(name: string, minimumLength: number): string | null {
    const value = this.text(name);
    if (value !== null && value.length < minimumLength) {
      this.fault(name, `is too easy to guess. Give at least ${minimumLength} characters.`);
    }
    return value;
  }

  integer(name: string, minimum: number, maximum: number): number | null {
    const value = this.text(name);
    if (value === null) return null;
    const number = /^\d{1,15}$/.test(value) ? Number(value) : Number.NaN;
    if (number >= minimum && number <= maximum) return number;
    this.fault(name, `is not a whole number from ${minimum} to ${maximum}. Correct it or remove it.`);
    return null;
  }

  flag(name: string): boolean | null {
    const value = this.choice(name, ['true', 'false'] as const);
    return value === null ? null : value === 'true';
  }

  choice<T extends string>(name: string, choices: readonly T[]): T | null {
    const value = this.text(name);
    if (value === null) return null;
    const choice = choices.find((candidate) => candidate === value.toLowerCase());
    if (choice === undefined) this.fault(name, `must be one of: ${choices.join(', ')}.`);
    return choice ?? null;
  }

  /** Values parted by commas or white space. */
  list(name: string, pattern: RegExp, form: string): readonly string[] | null {
    const value = this.text(name);
    if (value === null) return null;
    const items = value.split(/[\s,]+/).filter((item) => item !== '');
    if (items.every((item) => pattern.test(item))) return items;
    this.fault(name, `has an entry of another form than ${form}. Correct it.`);
    return items;
  }

  url(name: string): string | null {
    return this.#url(name, false)?.href ?? null;
  }

  /**
   * An address without a path. `secure`: credentials are sent there, so it must be https, except on this machine
   * (where the sandbox stands in).
   */
  origin(name: string, options: { secure?: boolean } = {}): string | null {
    const url = this.#url(name, options.secure === true);
    if (url === null) return null;
    if (url.pathname !== '/') {
      this.fault(name, `must end after the host. Write it as ${url.origin}.`);
      return null;
    }
    return url.origin;
  }

  /** True when all are given; a fault for each missing one when only some are. */
  allOrNone(...names: string[]): boolean {
    const missing = names.filter((name) => this.text(name) === null);
    if (missing.length === names.length) return false;
    const given = names.filter((name) => !missing.includes(name));
    for (const name of missing)
      this.fault(name, `is missing although ${given.join(' and ')} is given. Give all or none.`);
    return missing.length === 0;
  }

  #url(name: string, secure: boolean): URL | null {
    const value = this.text(name);
    if (value === null) return null;
    const url = URL.parse(value);
    if (url === null || !/^https?:$/.test(url.protocol)) {
      this.fault(name, 'is not an address. Write it as https://host or http://host:port.');
      return null;
    }
    if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') {
      this.fault(name, 'must hold no user name, password, query or fragment. Remove them.');
      return null;
    }
    if (secure && url.protocol === 'http:' && !loopback.has(url.hostname)) {
      this.fault(name, 'must begin with https:, since credentials are sent there.');
      return null;
    }
    return url;
  }
}
