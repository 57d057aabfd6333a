import type { ClientType } from '@/lib/schemas/client-type'

export const CLIENT_TYPE_WORDS: Record<ClientType, { label: string; help: string }> = {
  CONFIDENTIAL_CLIENT: {
    label: 'Confidential',
    help: 'Runs where nobody but its operator can read a secret: a server, a job, a device in a locked room.',
  },
  PUBLIC_CLIENT: {
    label: 'Public',
    help: 'Runs in the hands of its users, such as a page in a browser. Anything in it can be read, so it has no secret.',
  },
  MOBILE_CLIENT: {
    label: 'Mobile',
    help: 'An app on a phone or desktop. Counts as public: it proves itself with PKCE, not with a secret.',
  },
}
