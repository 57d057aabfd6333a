/** What an administrator filters people by. */
export const USER_STATES = ['active', 'locked', 'disabled', 'must-change-password'] as const
export type UserStateName = (typeof USER_STATES)[number]

export const USER_STATE_WORDS: Record<UserStateName, string> = {
  active: 'Active',
  locked: 'Locked',
  disabled: 'Disabled',
  'must-change-password': 'Must change password',
}
