/** What keeps an integration from being ready. */
export const BLOCKERS = [
  'owner-unknown',
  'separated-users',
  'enterprise-missing',
  'gateway-mismatch',
  'address-refused',
  'application-unknown',
  'no-ocim-request',
  'ssd-still-used',
] as const
export type Blocker = (typeof BLOCKERS)[number]

export const BLOCKER_WORDS: Record<Blocker, string> = {
  'owner-unknown': 'Owner unknown',
  'separated-users': 'Data kept apart by users',
  'enterprise-missing': 'Enterprise id missing',
  'gateway-mismatch': 'Wrong gateway or enterprise id',
  'address-refused': 'Address refused',
  'application-unknown': 'Application key unknown',
  'no-ocim-request': 'No OCIM request yet',
  'ssd-still-used': 'SSD still in use',
}

/** What it means and who can end it. */
export const BLOCKER_HELP: Record<Blocker, string> = {
  'owner-unknown': 'Nobody can be asked. Enter the address of its owner.',
  'separated-users':
    'Several users kept the data of several parties apart; on OCIM they become one client. Agree with the partner how data is kept apart.',
  'enterprise-missing': 'The enterprise has no id yet. Operations supply it with the announcement.',
  'gateway-mismatch':
    'It called with an enterprise id that has no environment on that gateway. Its owner corrects the address or the id.',
  'address-refused':
    'It called from an address that the environment does not allow. Allow its network, or have it call from an allowed one.',
  'application-unknown':
    'No application key is assigned, so its requests cannot be told apart. Assign one in the inventory.',
  'no-ocim-request': 'Its OCIM client has never asked for a token. Its owner changes the request and tests it.',
  'ssd-still-used': 'Some part of it still gets tokens by SSD. Its owner finds and changes that part.',
}
