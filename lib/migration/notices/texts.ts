import type { NoticeKind, NoticePlaceholder } from '@/lib/schemas/migration/notice'

export interface NoticeText {
  subject: string
  body: string
}

/** What is written until operations write something else. */
export const BUILT_IN_TEXTS: Record<NoticeKind, NoticeText> = {
  ANNOUNCED: {
    subject: '{{environment}} moves to OCIM from {{windowDate}}',
    body: `Hello {{name}},

{{chain}} moves the integrations of {{environment}} from SSD to OCIM.

From {{windowDate}} on you can make the new client in the portal; what you use now keeps working meanwhile. On {{cutoverDate}} SSD is switched off, and integrations that have not moved by then stop working. Expect a pause of up to {{downtime}} minutes at that time.

What changes in your token requests: no user name and password any more, the grant client_credentials, the header enterpriseId with {{enterpriseId}}, and a new client id and secret. The gateway {{gateway}} stays.

Your steps and your progress: {{portalUrl}}`,
  },
  REMINDER: {
    subject: '{{days}} days left for {{environment}}',
    body: `Hello {{name}},

{{days}} days are left for {{environment}} of {{chain}}. The window opens on {{windowDate}}, and SSD is switched off on {{cutoverDate}}.

What is left for {{organisation}} to do: {{portalUrl}}`,
  },
  WINDOW_OPENED: {
    subject: 'You can move {{environment}} to OCIM now',
    body: `Hello {{name}},

the window of {{environment}} is open. Reissue your client ID in the portal, put the new id and secret into your integration, and send a test request. Until {{cutoverDate}} both ways work side by side.

Begin here: {{portalUrl}}`,
  },
  POSTPONED: {
    subject: 'The move of {{environment}} is postponed',
    body: `Hello {{name}},

the move of {{environment}} to OCIM is postponed. Reason: {{reason}}

Nothing stops working: SSD goes on, and a client that you reissued already stays valid. You are told of the new date.

{{portalUrl}}`,
  },
  COMPLETED: {
    subject: '{{environment}} is on OCIM; SSD is switched off',
    body: `Hello {{name}},

{{environment}} of {{chain}} is on OCIM. Token requests with user name and password are refused from now on.

Please check your integrations and their property limits in the portal: {{portalUrl}}`,
  },
  PROBLEM: {
    subject: 'A problem with {{environment}} after its move to OCIM',
    body: `Hello {{name}},

operations work on a problem with {{environment}}: {{reason}}

You are told when it is over. {{portalUrl}}`,
  },
  INVITATION: {
    subject: 'Your access to the migration portal for {{organisation}}',
    body: `Hello {{name}},

you are invited to the migration portal as one of the people of {{organisation}}. Choose a password here, once, until {{expires}}:

{{link}}

If you did not expect this, leave it unopened.`,
  },
}

/** For previews: what each placeholder could be. */
export const SAMPLE_VALUES: Record<NoticePlaceholder, string> = {
  name: 'Ada Lovelace',
  organisation: 'Duetto',
  environment: 'SOLARIS/UAT',
  chain: 'Solaris Hotels',
  enterpriseId: 'SOLARENT',
  gateway: 'solaris-uat.gateway.example',
  windowDate: '1 February 2027, 09:00 UTC',
  cutoverDate: '1 March 2027, 02:00 UTC',
  downtime: '30',
  days: '15',
  reason: 'the hotel is fully booked that week',
  portalUrl: 'https://id.example/portal',
  link: 'https://id.example/portal/invitation#…',
  expires: '8 February 2027, 09:00 UTC',
}
