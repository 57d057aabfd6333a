import type { ImportMapping, ImportTarget } from '@/lib/schemas/user-import'

/** Names under which other systems export their columns, in letters and digits only. */
const KNOWN: Record<string, ImportTarget> = {
  username: 'username',
  user: 'username',
  login: 'username',
  uid: 'username',
  userid: 'username',
  samaccountname: 'username',
  displayname: 'displayName',
  fullname: 'displayName',
  name: 'displayName',
  cn: 'displayName',
  givenname: 'givenName',
  firstname: 'givenName',
  familyname: 'familyName',
  lastname: 'familyName',
  surname: 'familyName',
  sn: 'familyName',
  email: 'email',
  mail: 'email',
  emailaddress: 'email',
  emailverified: 'emailVerified',
  phone: 'phone',
  telephone: 'phone',
  telephonenumber: 'phone',
  phonenumber: 'phone',
  mobile: 'phone',
  street: 'address.street_address',
  streetaddress: 'address.street_address',
  city: 'address.locality',
  town: 'address.locality',
  locality: 'address.locality',
  region: 'address.region',
  state: 'address.region',
  postalcode: 'address.postal_code',
  zip: 'address.postal_code',
  country: 'address.country',
  nickname: 'profile.nickname',
  locale: 'profile.locale',
  language: 'profile.locale',
  timezone: 'profile.zoneinfo',
  zoneinfo: 'profile.zoneinfo',
  website: 'profile.website',
  birthdate: 'profile.birthdate',
  groups: 'groups',
  externalid: 'externalId',
  password: 'password',
  mustchangepassword: 'mustChangePassword',
}

/** What each column is for, by its header; a field is filled from one column only, the first that names it. */
export function guessMapping(headers: readonly string[]): ImportMapping {
  const used = new Set<string>()
  return headers.map((header) => {
    const key = header.toLowerCase().replace(/[^a-z0-9]/g, '')
    const target = Object.hasOwn(KNOWN, key) ? KNOWN[key] : undefined
    if (target === undefined || used.has(target)) return ''
    used.add(target)
    return target
  })
}

/** The custom attribute a column can become: named as its header, as far as names of attributes allow. */
export function attributeTarget(header: string): string | null {
  const name = header.trim().replace(/[^A-Za-z0-9_.:-]+/g, '_')
  return /^[A-Za-z][A-Za-z0-9_.:-]{0,127}$/.test(name) ? `attributes.${name}` : null
}
