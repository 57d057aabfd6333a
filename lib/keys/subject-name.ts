import { type JsonNameParams, Name } from '@peculiar/x509'

/** Whom a certificate is about. Each part is data; what is absent is left out. */
export interface SubjectName {
  commonName: string
  organizationalUnit?: string | undefined
  organization?: string | undefined
  locality?: string | undefined
  state?: string | undefined
  /** two letters. @see ISO 3166-1 */
  country?: string | undefined
}

/** From the widest part to the narrowest, as certificates hold them. @see RFC 5280 §4.1.2.4 */
export function nameOf(subject: SubjectName): Name {
  const parts: JsonNameParams = []
  // The country is the one part that must not be UTF-8 (RFC 5280, appendix A).
  if (subject.country !== undefined) parts.push({ C: [{ printableString: subject.country }] })
  const text = (type: string, value: string | undefined) => {
    if (value !== undefined) parts.push({ [type]: [{ utf8String: value }] })
  }
  text('ST', subject.state)
  text('L', subject.locality)
  text('O', subject.organization)
  text('OU', subject.organizationalUnit)
  text('CN', subject.commonName)
  return new Name(parts)
}
