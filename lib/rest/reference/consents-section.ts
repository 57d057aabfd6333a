import {
  CONSENTS_PATH,
  CONSENTS_REVOKE_PATH,
  CONSENTS_TITLE,
  OWN_CONSENTS_PATH,
  REVOKE_FORM,
} from '@/lib/http/openapi/consents'
import { table } from './schema-words'

/** Consents, which are answered as JSON in every case. */
export function consentsSection(): string {
  return `## ${CONSENTS_TITLE}

The domain comes in the header \`X-OAUTH-IDENTITY-DOMAIN-NAME\` or in the query as \`identityDomain\`; the header wins.
Answers are JSON, whatever \`Accept\` says: \`{"consents":[…]}\`, and a bare \`[]\` with 200 where the domain does not keep
consents (\`consentExpiryTimeInMinutes\`, or GATEHOUSE_CONSENT_EXPIRY_MINUTES for the whole server).

${table(
  ['Call', 'Parameters (bold: required)', 'Does'],
  [
    [
      `GET \`${CONSENTS_PATH}\``,
      '**userId**, clientIdentifier, resServerId',
      'lists what somebody allowed and has not taken back',
    ],
    [
      `DELETE \`${CONSENTS_PATH}\``,
      '**userId**, cid (repeatable), clientIdentifier, resServerId',
      'withdraws it, with every token issued under it; cid names a client or a consent',
    ],
    [`POST \`${CONSENTS_REVOKE_PATH}\``, 'the form below', 'refuses tokens; the consents stay'],
    [`GET, DELETE \`${OWN_CONSENTS_PATH}\``, 'cid (repeatable) with DELETE', 'the same for the person in the browser'],
  ],
)}

The form of a revocation, as \`application/x-www-form-urlencoded\`:

${table(
  ['Field', 'Note'],
  Object.entries(REVOKE_FORM).map(([name, { description }]) => [name === 'userId' ? `**${name}**` : name, description]),
)}

Everything wrong with a call is status 400:

\`\`\`text
{"error":"400","error_description":"Required parameter 'userId' is not present."}
{"error":"400","error_description":"Invalid timestamp"}
{"error":"400","error_description":"Invalid revoke_type"}
\`\`\`

At \`${OWN_CONSENTS_PATH}\` the person is known by the session cookie of the domain. The header \`OAM_REMOTE_USER\` is believed
of trusted proxies only, and only with GATEHOUSE_REMOTE_USER; it is never believed of the network. Nobody signed in is 403.`
}
