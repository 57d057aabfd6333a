import { AppError, type FieldErrors } from '@/lib/base/app-error'
import { secureContext } from '@/lib/egress/ldap-endpoint'
import { isLdapFailure } from '@/lib/egress/ldap-failure'
import { isReadableFilter } from '@/lib/egress/ldap-filter'
import type { LdapSettings } from '@/lib/schemas/ldap-settings'

/**
 * What only the libraries that will use them can tell of directory settings.
 * @throws AppError validation_failed, so that nothing is stored that could never be asked with
 */
export function checkLdapSettings({ connection, search, groups }: LdapSettings): void {
  const fieldErrors: FieldErrors = {}
  const filters = { 'ldap.search.filter': search.filter, 'ldap.groups.filter': groups.filter }
  for (const [field, text] of Object.entries(filters)) {
    if (text !== '' && !isReadableFilter(text)) fieldErrors[field] = ['cannot be read as a filter']
  }
  try {
    secureContext(connection)
  } catch (error) {
    if (!isLdapFailure(error)) throw error
    fieldErrors['ldap.connection.caCertificates'] = ['must be PEM certificates that can be read']
  }
  const [first] = Object.entries(fieldErrors)
  if (!first) return
  throw new AppError('validation_failed', `${first[0]} ${first[1][0]}`, { fieldErrors })
}
