import { existsSync } from 'node:fs'
import path from 'node:path'
import { BASE_DN, BIND_DN, POLICY_DN, ROOT_DN, ROOT_PASSWORD } from './tree.mjs'

const SCHEMA_FOLDERS = ['/etc/ldap/schema', '/etc/openldap/schema', '/usr/local/etc/openldap/schema']
const MODULE_FOLDERS = ['/usr/lib/ldap', '/usr/lib64/openldap', '/usr/lib/openldap', '/usr/local/libexec/openldap']

/**
 * Two kinds of rights: the bind account of the console reads people and groups; nobody reads a password; everybody may
 * bind. The password policy locks after three failures, tells nobody so, and ends the lock after a minute.
 */
export function slapdConf(folder) {
  const schemas = SCHEMA_FOLDERS.find((place) => existsSync(place))
  const modules = MODULE_FOLDERS.find((place) => existsSync(place))
  const at = (name) => path.join(folder, name)
  return `
${['core', 'cosine', 'inetorgperson', 'nis', 'msuser'].map((name) => `include ${schemas}/${name}.schema`).join('\n')}
${modules ? `modulepath ${modules}` : ''}
moduleload back_mdb
moduleload ppolicy
moduleload memberof
pidfile ${at('slapd.pid')}
TLSCACertificateFile ${at('ca.pem')}
TLSCertificateFile ${at('server.pem')}
TLSCertificateKeyFile ${at('server.key')}
TLSVerifyClient never
sizelimit 500

database mdb
maxsize 67108864
suffix "${BASE_DN}"
rootdn "${ROOT_DN}"
rootpw "${ROOT_PASSWORD}"
directory ${at('data')}
index objectClass,uid,mail,member,entryUUID eq
access to attrs=userPassword by anonymous auth by self =xw by * none
access to * by dn.exact="${BIND_DN}" read by * none
overlay memberof
overlay ppolicy
ppolicy_default "${POLICY_DN}"
`
}
