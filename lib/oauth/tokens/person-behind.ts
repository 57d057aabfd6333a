import type { RuntimeClient, RuntimeResource, RuntimeUser, UserDirectory } from '../ports'

/** Whether a token of these says more of its person than who it is: then all that is known has to be read. */
export function tellsOfPerson(
  client: Pick<RuntimeClient, 'accessTokenCustomClaims' | 'attributes'>,
  resources: readonly Pick<RuntimeResource, 'tokenAttributes'>[],
): boolean {
  const lists = [client.attributes, ...resources.map(({ tokenAttributes }) => tokenAttributes)]
  const isWorkedOut = lists.some((list) => list.some(({ attrType }) => attrType === 'DYNAMIC'))
  return isWorkedOut || client.accessTokenCustomClaims.length > 0
}

/**
 * The person behind a token that is to be renewed, with the state of now; null when gone. Where nothing is told of them,
 * only their state is read, which costs a fraction.
 */
export async function personBehind(
  users: Pick<UserDirectory, 'byId' | 'stateOf'>,
  { id, username }: Pick<RuntimeUser, 'id' | 'username'>,
  isTold: boolean,
  now: Date,
): Promise<RuntimeUser | null> {
  if (isTold) return users.byId(id, now)
  const state = await users.stateOf(id, now)
  if (!state) return null
  const { refusal, passwordChangedAt, tokensValidFrom } = state
  const nothing = { storeName: '', claims: {}, groups: [], attributes: {} }
  return { id, username, ...nothing, refusal, passwordChangedAt, tokensValidFrom }
}
