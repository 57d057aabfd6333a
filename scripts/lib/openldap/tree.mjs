/**
 * The directory that the tests ask: a small company. Passwords are test data and stand here in clear; tests read them
 * from this file.
 */
export const BASE_DN = 'dc=hotel,dc=example'
export const ROOT_DN = `cn=root,${BASE_DN}`
export const ROOT_PASSWORD = 'root of the test directory'
export const BIND_DN = `cn=gatehouse,ou=services,${BASE_DN}`
export const BIND_PASSWORD = 'bind account of the test directory'
export const POLICY_DN = `cn=default,ou=policies,${BASE_DN}`
export const PASSWORD = 'seven green bottles'

const person = (uid, cn, given, family, more = '') => `
dn: uid=${uid},ou=people,${BASE_DN}
objectClass: inetOrgPerson
objectClass: extensibleObject
uid: ${uid}
cn: ${cn}
givenName: ${given}
sn: ${family}
mail: ${uid}@hotel.example
userPassword: ${PASSWORD}
${more.trim()}
`

const group = (cn, members) => `
dn: cn=${cn},ou=groups,${BASE_DN}
objectClass: groupOfNames
cn: ${cn}
${members.map((uid) => `member: uid=${uid},ou=people,${BASE_DN}`).join('\n')}
`

const unit = (ou) => `
dn: ou=${ou},${BASE_DN}
objectClass: organizationalUnit
ou: ${ou}
`

/** A person as Active Directory keeps them, with its attribute names and its ways to count time. */
const activeDirectory = (name, more) => `
dn: cn=${name},ou=windows,${BASE_DN}
objectClass: person
objectClass: extensibleObject
cn: ${name}
sn: ${name}
sAMAccountName: ${name}
userPassword: ${PASSWORD}
${more.trim()}
`

const memberOf = (...names) => names.map((cn) => `memberOf: cn=${cn},ou=groups,${BASE_DN}`).join('\n')

/** Written while the server is down, so that it may also hold what only the server itself writes. */
export function seedTree({ port, elsewherePort }) {
  return [
    `dn: ${BASE_DN}\nobjectClass: dcObject\nobjectClass: organization\ndc: hotel\no: Hotel\n`,
    ...['people', 'groups', 'services', 'policies', 'windows', 'referrals'].map(unit),
    `
dn: ${BIND_DN}
objectClass: organizationalRole
objectClass: simpleSecurityObject
cn: gatehouse
userPassword: ${BIND_PASSWORD}
`,
    `
dn: ${POLICY_DN}
objectClass: organizationalRole
objectClass: pwdPolicy
cn: default
pwdAttribute: userPassword
pwdLockout: TRUE
pwdMaxFailure: 3
pwdLockoutDuration: 60
pwdFailureCountInterval: 60
pwdMustChange: TRUE
`,
    person(
      'ada',
      'Ada Lovelace',
      'Ada',
      'Lovelace',
      `
telephoneNumber: +44 20 7946 0001
street: 12 St James's Square
l: London
postalCode: SW1Y 4JH
st: Greater London
employeeNumber: 1815
title: Countess
pwdChangedTime: 20260101120000Z
${memberOf('staff', 'night-audit')}`,
    ),
    person('grace', 'Grace Hopper', 'Grace', 'Hopper', memberOf('staff')),
    person('bea', 'Bea (front desk) * Smith', 'Bea', 'Smith'),
    person('throttled', 'Tries Often', 'Tries', 'Often'),
    person('locked', 'Locked For Good', 'Locked', 'Good', 'pwdAccountLockedTime: 000001010000Z'),
    person('once-locked', 'Locked Long Ago', 'Once', 'Locked', 'pwdAccountLockedTime: 20200101000000Z'),
    person('newcomer', 'New Comer', 'New', 'Comer', 'pwdReset: TRUE'),
    person('twin', 'Twin In People', 'Twin', 'One'),
    `
dn: uid=twin,ou=services,${BASE_DN}
objectClass: inetOrgPerson
uid: twin
cn: Twin in services
sn: Two
`,
    group('staff', ['ada', 'grace']),
    group('night-audit', ['ada']),
    activeDirectory('wanda', 'userAccountControl: 512\npwdLastSet: 133801632000000000\nlockoutTime: 0'),
    activeDirectory('disabled', 'userAccountControl: 514\npwdLastSet: 133801632000000000'),
    activeDirectory('locked-out', 'userAccountControl: 512\nlockoutTime: 133801632000000000'),
    activeDirectory('must-change', 'userAccountControl: 512\npwdLastSet: 0'),
    `
dn: ou=elsewhere,ou=referrals,${BASE_DN}
objectClass: referral
objectClass: extensibleObject
ou: elsewhere
ref: ldap://127.0.0.1:${elsewherePort}/ou=people,${BASE_DN}
`,
    `
dn: ou=loop,ou=referrals,${BASE_DN}
objectClass: referral
objectClass: extensibleObject
ou: loop
ref: ldap://127.0.0.1:${port}/ou=loop,ou=referrals,${BASE_DN}
`,
  ]
    .map((entry) => entry.trim().replaceAll(/\n{2,}/g, '\n'))
    .join('\n\n')
    .concat('\n')
}
