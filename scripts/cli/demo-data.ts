import type { CreateClient } from '@/lib/schemas/client'
import type { CreateDomain } from '@/lib/schemas/domain'
import type { CreateResource } from '@/lib/schemas/resource'

type Scopes = Record<string, string>

interface DemoResource {
  name: string
  description: string
  scopes: Scopes
  audience?: string[]
}

interface DemoDomain {
  domain: CreateDomain
  resources: DemoResource[]
  /** what services of this domain are called, and which scopes each asks for */
  services: Record<string, string[]>
  apps: Record<string, { redirect: string; scopes: string[] }>
}

const lifetimes = (accessSeconds: number) => [
  {
    tokenType: 'ACCESS_TOKEN' as const,
    tokenExpiry: accessSeconds,
    refreshTokenEnabled: true,
    refreshTokenExpiry: 86_400,
  },
  { tokenType: 'AUTHZ_CODE' as const, tokenExpiry: 60 },
  { tokenType: 'SSO_LINK_TOKEN' as const, tokenExpiry: 3600 },
]

const retail: DemoDomain = {
  domain: {
    name: 'Retail',
    description: 'Shops, web shop and loyalty',
    tokenSettings: lifetimes(900),
    oldSecretRetentionTimeInDays: 14,
    customAttrs: { issuerMode: 'DOMAIN', usePKCE: 'PUBLIC_CLIENTS_STRICT' },
  },
  resources: [
    {
      name: 'Orders',
      description: 'Baskets, orders and returns',
      scopes: { read: 'See orders', write: 'Place and change orders', refund: 'Pay money back' },
      audience: ['https://api.retail.example/orders'],
    },
    { name: 'Catalogue', description: 'Products and prices', scopes: { read: 'See products', price: 'Set prices' } },
    { name: 'Loyalty', description: 'Points and vouchers', scopes: { read: 'See points', redeem: 'Spend points' } },
  ],
  services: {
    'order-router': ['Orders.read', 'Orders.write'],
    'returns-desk': ['Orders.read', 'Orders.refund'],
    'price-feed': ['Catalogue.read', 'Catalogue.price'],
    'search-indexer': ['Catalogue.read'],
    'points-engine': ['Loyalty.read', 'Loyalty.redeem'],
    'till-gateway': ['Orders.write', 'Loyalty.redeem'],
    'newsletter-segmenter': ['Loyalty.read'],
  },
  apps: {
    'web-shop': { redirect: 'https://shop.retail.example/signed-in', scopes: ['openid', 'profile', 'Orders.read'] },
    'loyalty-app': { redirect: 'example.retail.loyalty:/signed-in', scopes: ['openid', 'Loyalty.read'] },
  },
}

const payments: DemoDomain = {
  domain: {
    name: 'Payments',
    description: 'Card processing and settlement; short tokens',
    tokenSettings: lifetimes(300),
    customAttrs: { issuerMode: 'DOMAIN', usePKCE: 'ALL_CLIENTS_TYPES_STRICT' },
  },
  resources: [
    {
      name: 'Cards',
      description: 'Authorisation and capture of card payments',
      scopes: { authorise: 'Reserve an amount', capture: 'Collect a reserved amount', void: 'Release it' },
    },
    { name: 'Ledger', description: 'Bookings and balances', scopes: { read: 'See bookings', book: 'Write bookings' } },
  ],
  services: {
    'card-switch': ['Cards.authorise', 'Cards.capture', 'Cards.void'],
    'settlement-run': ['Ledger.read', 'Ledger.book'],
    'fraud-scoring': ['Cards.void', 'Ledger.read'],
    'statement-printer': ['Ledger.read'],
  },
  apps: {
    'treasury-desk': { redirect: 'https://treasury.payments.example/callback', scopes: ['openid', 'Ledger.read'] },
  },
}

const partners: DemoDomain = {
  domain: {
    name: 'Partner network',
    description: 'Carriers, suppliers and their systems',
    oldSecretRetentionTimeInDays: 90,
    customAttrs: { issuerMode: 'SHARED' },
  },
  resources: [
    {
      name: 'Shipments',
      description: 'Parcels on their way',
      scopes: { read: 'Follow parcels', book: 'Book parcels' },
    },
    { name: 'Stock', description: 'Supplier stock levels', scopes: { read: 'See levels', report: 'Report levels' } },
  ],
  services: Object.fromEntries(
    [
      'northwind',
      'harbour-freight',
      'alpine-logistics',
      'delta-parcel',
      'brightside-foods',
      'oakline',
      'verdant',
    ].flatMap((partner, index): [string, string[]][] =>
      index < 4
        ? [
            [`${partner}-tracking`, ['Shipments.read']],
            [`${partner}-booking`, ['Shipments.read', 'Shipments.book']],
          ]
        : [[`${partner}-stock`, ['Stock.read', 'Stock.report']]],
    ),
  ),
  apps: {},
}

const workforce: DemoDomain = {
  domain: { name: 'Workforce', description: 'Employees and internal tools', customAttrs: { issuerMode: 'DOMAIN' } },
  resources: [
    { name: 'People', description: 'Staff directory', scopes: { read: 'See colleagues', manage: 'Change records' } },
    { name: 'Rosters', description: 'Shifts and absences', scopes: { read: 'See rosters', plan: 'Plan shifts' } },
  ],
  services: { 'directory-sync': ['People.read', 'People.manage'], 'shift-planner': ['Rosters.read', 'Rosters.plan'] },
  apps: {
    'staff-portal': { redirect: 'https://staff.example/callback', scopes: ['openid', 'People.read', 'Rosters.read'] },
  },
}

/** Its keys sign the tokens of the gateways that hotels are called through. */
export const GATEWAY_DOMAIN = 'Hotel gateways'

const gateways: DemoDomain = {
  domain: {
    name: GATEWAY_DOMAIN,
    description: 'Signs the tokens of the gateways of hotels',
    customAttrs: { issuerMode: 'DOMAIN' },
  },
  resources: [],
  services: {},
  apps: {},
}

export const DEMO_DOMAINS: readonly DemoDomain[] = [retail, payments, partners, workforce, gateways]

export function demoResource(domain: string, resource: DemoResource): CreateResource {
  return {
    name: resource.name,
    description: resource.description,
    idDomain: domain,
    scopes: Object.entries(resource.scopes).map(([scopeName, description]) => ({ scopeName, description })),
    ...(resource.audience ? { audienceClaim: { subjects: resource.audience } } : {}),
  }
}

/** Services run in three environments; apps sign people in. */
export function demoClients({ domain, services, apps }: DemoDomain): CreateClient[] {
  const machines = Object.entries(services).flatMap(([name, scopes]) =>
    ['production', 'staging', 'development'].map(
      (environment): CreateClient => ({
        id: `${name}-${environment}`,
        name: `${name} (${environment})`,
        idDomain: domain.name,
        clientType: 'CONFIDENTIAL_CLIENT',
        grantTypes: ['CLIENT_CREDENTIALS'],
        scopes,
        defaultScope: scopes[0],
        attributes: [{ attrName: 'environment', attrValue: environment, attrType: 'STATIC' }],
      }),
    ),
  )
  const browsers = Object.entries(apps).map(
    ([name, { redirect, scopes }]): CreateClient => ({
      id: name,
      name,
      idDomain: domain.name,
      clientType: 'PUBLIC_CLIENT',
      grantTypes: ['AUTHORIZATION_CODE', 'REFRESH_TOKEN'],
      scopes,
      redirectURIs: [{ url: redirect, isHttps: redirect.startsWith('https:') }],
    }),
  )
  return [...machines, ...browsers]
}
