import type { Entry } from 'ldapts'

/** One entry of a directory; attribute names are compared without case. @see RFC 4512 §2.5 */
export class LdapEntry {
  readonly #values = new Map<string, string[]>()

  constructor(
    readonly dn: string,
    attributes: Iterable<[name: string, values: string[]]>,
  ) {
    for (const [name, values] of attributes) this.#values.set(name.toLowerCase(), values)
  }

  static from({ dn, ...attributes }: Entry): LdapEntry {
    const texts = Object.entries(attributes).map(([name, value]): [string, string[]] => [
      name,
      [value].flat().filter((item): item is string => typeof item === 'string'),
    ])
    return new LdapEntry(dn, texts)
  }

  all(name: string): readonly string[] {
    return name === '' ? [] : (this.#values.get(name.toLowerCase()) ?? [])
  }

  /** The first value that holds anything. */
  first(name: string): string | undefined {
    return this.all(name).find((value) => value !== '')
  }

  names(): string[] {
    return [...this.#values.keys()]
  }
}
