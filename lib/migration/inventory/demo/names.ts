import type { Phase } from '@/lib/schemas/migration/phase'

/** Hotel groups of the sample data, each with one enterprise and four chains. */
export const GROUPS: readonly {
  customer: string
  enterprise: string
  code: string
  region: string
  chains: readonly (readonly [code: string, name: string])[]
}[] = [
  {
    customer: 'Solaris Hotels',
    enterprise: 'Solaris Hotels & Resorts',
    code: 'SOLARIS',
    region: 'emea',
    chains: [
      ['SUNCREST', 'Suncrest'],
      ['VELA', 'Vela Boutique'],
      ['HARBOR', 'Harbor Inns'],
      ['SOLGRAND', 'Solaris Grand'],
    ],
  },
  {
    customer: 'Northwind Hospitality',
    enterprise: 'Northwind Hospitality Group',
    code: 'NORTHWND',
    region: 'amer',
    chains: [
      ['PINE', 'Pine & Lake Lodges'],
      ['METRO', 'Metropole'],
      ['ARDEN', 'Arden Suites'],
      ['WAYSIDE', 'Wayside'],
    ],
  },
  {
    customer: 'Meridian Collection',
    enterprise: 'Meridian Collection Asia Pacific',
    code: 'MERIDIAN',
    region: 'apac',
    chains: [
      ['LOTUS', 'Lotus Retreats'],
      ['KAIYO', 'Kaiyo City Hotels'],
      ['TERRACE', 'The Terrace'],
      ['BAYVIEW', 'Bayview'],
    ],
  },
]

/** Where each environment of each chain stands, in the order of the chains above; never two of a chain in the window. */
export const PHASES_OF_CHAINS: readonly Readonly<Record<string, Phase>>[] = [
  { UAT: 'VERIFIED', TRN: 'VERIFIED', PRD: 'MIGRATING', DEV: 'VERIFIED' },
  { UAT: 'VERIFIED', TRN: 'MIGRATED', PRD: 'CUTOVER' },
  { UAT: 'VERIFIED', TRN: 'MIGRATING', PRD: 'NOTIFIED' },
  { UAT: 'MIGRATED', TRN: 'MIGRATED', PRD: 'SUPPORT', DEV: 'MIGRATED' },
  { UAT: 'MIGRATING', TRN: 'NOTIFIED', PRD: 'PLANNED' },
  { UAT: 'MIGRATED', TRN: 'MIGRATING', PRD: 'NOTIFIED' },
  { UAT: 'MIGRATING', TRN: 'NOTIFIED', PRD: 'NOTIFIED', DEV: 'PLANNED' },
  { UAT: 'POSTPONED', TRN: 'PLANNED', PRD: 'PLANNED' },
  { UAT: 'MIGRATING', TRN: 'PLANNED', PRD: 'PLANNED' },
  { UAT: 'MIGRATING', TRN: 'NOTIFIED', PRD: 'PLANNED' },
  { UAT: 'NOTIFIED', TRN: 'PLANNED', PRD: 'PLANNED', DEV: 'PLANNED' },
  { UAT: 'POSTPONED', TRN: 'NOTIFIED', PRD: 'MIGRATING' },
]

export const INTERNAL = [
  'Data warehouse',
  'CRM sync',
  'Website booking',
  'Finance export',
  'Housekeeping app',
  'Loyalty engine',
  'Guest Wi-Fi',
  'Staff rosters',
] as const

/** What partners of each trade build, and the partners. */
export const TRADES: Readonly<Record<string, { builds: readonly [string, string]; partners: readonly string[] }>> = {
  revenue: {
    builds: ['Rate push', 'Demand forecast'],
    partners: ['Ratewise', 'Yieldmark', 'Pricelane', 'Optiroom', 'Revora', 'Tariffly'],
  },
  channels: {
    builds: ['Availability feed', 'Reservation delivery'],
    partners: ['Channelgate', 'Roomcast', 'Distribo', 'Bedbridge', 'Staylink', 'Inventra', 'Openrooms', 'Farebay'],
  },
  locks: {
    builds: ['Door locks', 'Mobile keys'],
    partners: ['Lockwell', 'Keyora', 'Doorsense', 'Passkeep', 'Latchline'],
  },
  payments: {
    builds: ['Card payments', 'Settlement report'],
    partners: ['Paynest', 'Cardwell', 'Settly', 'Guestpay', 'Tillbridge', 'Clearfolio'],
  },
  restaurants: {
    builds: ['Post to room', 'Table booking'],
    partners: ['Tablepilot', 'Dineline', 'Chefdesk', 'Barkeep', 'Menufy', 'Plateau'],
  },
  guests: {
    builds: ['Guest messaging', 'Online check-in'],
    partners: ['Hellostay', 'Guestloop', 'Roomchat', 'Welcomely', 'Conciergo', 'Stayscript', 'Arrivo', 'Hostline'],
  },
  housekeeping: {
    builds: ['Room status', 'Maintenance tickets'],
    partners: ['Cleantrack', 'Roomready', 'Fixdesk', 'Linenwise', 'Shiftkeeper'],
  },
  figures: {
    builds: ['Daily figures', 'Benchmark report'],
    partners: ['Statlodge', 'Benchhotel', 'Hotelgraph', 'Nightaudit', 'Occupa', 'Reportera'],
  },
  events: {
    builds: ['Event booking', 'Group blocks'],
    partners: ['Banquetly', 'Groupwise', 'Venuecraft', 'Blockspace', 'Eventhall'],
  },
  energy: {
    builds: ['Room climate', 'Minibar sensors'],
    partners: ['Climahost', 'Thermoroom', 'Barsense', 'Ecostay', 'Voltinn'],
  },
}

export const CITIES = [
  ['BER', 'Berlin'],
  ['VIE', 'Vienna'],
  ['LIS', 'Lisbon'],
  ['OSL', 'Oslo'],
  ['NYC', 'New York'],
  ['SEA', 'Seattle'],
  ['MIA', 'Miami'],
  ['YVR', 'Vancouver'],
  ['SIN', 'Singapore'],
  ['TYO', 'Tokyo'],
  ['SYD', 'Sydney'],
  ['BKK', 'Bangkok'],
  ['DXB', 'Dubai'],
  ['CPT', 'Cape Town'],
] as const

/** What the operator of the sample data is called in what it did. */
export const DEMO_OPERATOR = 'operator@gatehouse.example'
