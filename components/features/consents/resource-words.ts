/** The id under which OpenID scopes are kept, which belong to no resource server. */
export const OPENID_RESOURCE_ID = 'OPENID_MGMT_RESOURCE'

export function resourceLabel({ resourceId, resourceName }: { resourceId: string; resourceName: string }): string {
  return resourceId === OPENID_RESOURCE_ID ? 'OpenID Connect' : resourceName
}
