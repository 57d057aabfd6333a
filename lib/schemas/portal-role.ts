/** What a person of a partner or customer may do in the portal. */
export const PORTAL_ROLES = ['OWNER', 'MEMBER'] as const
export type PortalRole = (typeof PORTAL_ROLES)[number]

export const PORTAL_ROLE_WORDS: Record<PortalRole, string> = { OWNER: 'Owner', MEMBER: 'Member' }

export const PORTAL_ROLE_HELP: Record<PortalRole, string> = {
  OWNER: 'Reissues credentials, changes what belongs to the organisation, invites people.',
  MEMBER: 'Reads everything of the organisation, acknowledges integrations and sends test requests.',
}
