import { Name } from '@peculiar/x509'

/**
 * A name as people and scripts read it: the most specific part first, as RFC 4514 orders it and as the original prints
 * it, on one line (`CN=signing, O=Example, C=US`). Everything special in a value is escaped.
 */
export function distinguishedName(name: Name): string {
  return new Name([...name.toJSON()].reverse()).toString()
}
