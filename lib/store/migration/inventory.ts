import type { Db } from '../db'
import { applicationStore } from './applications'
import { insertBulk } from './bulk'
import { lookUp } from './bulk-lookup'
import { chainStore } from './chains'
import { customerStore } from './customers'
import { enterpriseStore } from './enterprises'
import { environmentFactsStore } from './environment-facts'
import { gatewayInventoryStore } from './gateways'
import type { InventoryStore } from './inventory-types'
import { partnerStore } from './partners'
import { propertyStore } from './properties'

/** Who owns what: everything that a migration is about, before it moves. */
export function inventoryStore(db: Db): InventoryStore {
  return {
    customers: customerStore(db),
    partners: partnerStore(db),
    enterprises: enterpriseStore(db),
    chains: chainStore(db),
    properties: propertyStore(db),
    gateways: gatewayInventoryStore(db),
    environments: environmentFactsStore(db),
    applications: applicationStore(db),
    insertBulk: (rows) => insertBulk(db, rows),
    lookUp: (kind, keys) => lookUp(db, kind, keys),
  }
}
