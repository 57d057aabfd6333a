import type { ListedKind } from '@/lib/schemas/migration/inventory-kinds'

/** What an empty list says its things are, and what comes before them. */
export const EMPTY_WORDS: Record<ListedKind, string> = {
  customer: 'A customer is a hotel group. An inventory begins with one, by hand or from a file.',
  enterprise: 'An enterprise belongs to a customer and holds its chains under one Enterprise ID.',
  chain: 'A chain belongs to an enterprise. Its hotels and its environments hang on it.',
  property: 'A property is one hotel of this chain. Partners and clients can be limited to some of them.',
  gateway: 'A gateway is the host that calls of its environments pass through. An identity domain signs its tokens.',
  environment: 'An environment is one chain in one OPERA environment: the thing that migrates.',
  partner: 'A partner is a third party whose integrations call the environments that approved it.',
  application: 'An application is what sends an application key: of a partner, or of a customer.',
}
