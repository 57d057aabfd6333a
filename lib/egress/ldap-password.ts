import { Attribute, Change, type Client } from 'ldapts'

/** @see RFC 3062 §2 */
const PASSWORD_MODIFY = '1.3.6.1.4.1.4203.1.11.1'
/** Tags of the old and the new password; the identity is left out, because the person is bound. */
const OLD_PASSWORD = 0x81
const NEW_PASSWORD = 0x82
const SEQUENCE = 0x30

/** How a directory takes another password: the standard's operation, or the attribute of Active Directory. */
export type PasswordChangeWay = 'password-modify' | 'active-directory'

/** Puts another password in the place of the current one, over a connection that is bound as the person. */
export async function sendPasswordChange(
  client: Client,
  dn: string,
  passwords: { current: string; next: string },
  way: PasswordChangeWay,
): Promise<void> {
  if (way === 'password-modify') {
    await client.exop(PASSWORD_MODIFY, passwordModify(passwords))
    return
  }
  // The pair of both in one modification is what proves the old one. @see MS-ADTS §3.1.1.3.1.5.2
  await client.modify(dn, [
    new Change({ operation: 'delete', modification: unicodePassword(passwords.current) }),
    new Change({ operation: 'add', modification: unicodePassword(passwords.next) }),
  ])
}

function passwordModify({ current, next }: { current: string; next: string }): Buffer {
  return tagged(SEQUENCE, Buffer.concat([tagged(OLD_PASSWORD, utf8(current)), tagged(NEW_PASSWORD, utf8(next))]))
}

const utf8 = (text: string) => Buffer.from(text, 'utf8')

/** Tag, length and content. @see ITU-T X.690 §8.1.3 */
function tagged(tag: number, content: Buffer): Buffer {
  const { length } = content
  const header =
    length < 0x80 ? [tag, length] : length < 0x100 ? [tag, 0x81, length] : [tag, 0x82, length >> 8, length & 0xff]
  return Buffer.concat([Buffer.from(header), content])
}

const unicodePassword = (password: string) =>
  new Attribute({ type: 'unicodePwd', values: [Buffer.from(`"${password}"`, 'utf16le')] })
