import { failureText, type Operation, successText } from '@/lib/http/oam-text'
import { METHOD } from '@/lib/http/openapi/administration'
import { KEY_PAIR_SUMMARY, KEY_PAIRS_PATH, KEY_PAIRS_TITLE } from '@/lib/http/openapi/key-pairs'
import { keyPairText } from '../key-pair-text'
import { table } from './schema-words'

const OPERATIONS = Object.keys(METHOD) as Operation[]
const QUERY: Record<Operation, string> = {
  create: '**aliasName** and password, with a PKCS#12 file only',
  retrieve: 'aliasName, or daysToExpire',
  modify: 'as POST',
  delete: '**aliasName**',
}

/** Key pairs, whose bodies and failures are unlike every other entity's. */
export function keyPairsSection(): string {
  const badRequest = (operation: Operation, code: 'not_found' | 'in_use') =>
    keyPairText(operation, '…', { code } as Parameters<typeof keyPairText>[2])
  return `## ${KEY_PAIRS_TITLE}

\`${KEY_PAIRS_PATH}\`

${table(
  ['Method', 'Query (bold: required)', 'Does'],
  OPERATIONS.map((operation) => [METHOD[operation].toUpperCase(), QUERY[operation], KEY_PAIR_SUMMARY[operation]]),
)}

\`\`\`text
${OPERATIONS.filter((operation) => operation !== 'retrieve')
  .map((operation) => successText(operation, 'keyPair', '…'))
  .join('\n')}
${OPERATIONS.map((operation) => failureText(operation, 'keyPair', '…')).join('\n')}
\`\`\`

With status 400 instead of 422:

\`\`\`text
${badRequest('retrieve', 'not_found')}
${badRequest('delete', 'not_found')}
${badRequest('delete', 'in_use')}
\`\`\`

POST and PUT take a JSON array of at most 20 elements, all of which are taken or none, or one PKCS#12 file as
\`application/x-pkcs12\`:

${table(
  ['Member', 'Note'],
  [
    ['**aliasName**', 'unique name of the pair'],
    ['**publicKey**', 'X.509 certificate, DER in base64'],
    ['**privateKey**', 'PKCS#8 private key, DER in base64'],
    ['password', 'only for an encrypted private key'],
  ],
)}

Keys are RSA of 2048 to 8192 bits, EC P-256 or Ed25519; a file has at most 128 KiB and exactly one pair. A certificate
that has ended is taken. GET answers a JSON array of \`aliasName\`, \`subjectDN\`, \`issuer\`, \`expiry\`, \`issuedOn\`,
\`publicKeyDetails\` and \`domains\`; dates look like \`Thu Nov 25 16:19:57 UTC 2021\`.`
}
