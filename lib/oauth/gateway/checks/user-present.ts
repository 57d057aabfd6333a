import type { Check } from '../check'

const NAME_MAX_LENGTH = 256
const PASSWORD_MAX_LENGTH = 1024

export const userPresent: Check = {
  rule: 'gateway.user-present',
  look({ params }) {
    const username = params.get('username') ?? ''
    const password = params.get('password') ?? ''
    if (username === '') return 'no username'
    if (password === '') return 'no password'
    const isLong = username.length > NAME_MAX_LENGTH || password.length > PASSWORD_MAX_LENGTH
    return isLong ? 'a longer one than any user has' : null
  },
  held: () => 'both there',
}
