/**
 * What the gateway saw of one integration since it last told: the latest instant of each kind of success, null where
 * there was none. Told about once a second, one fact an integration; counts are kept elsewhere.
 */
export interface TrafficFact {
  environmentId: string
  integrationId: string
  /** a token was handed out under SSD */
  ssdTokenAt: Date | null
  /** a token was handed out under OCIM */
  ocimTokenAt: Date | null
  /** a call with a token of SSD was let through */
  ssdApiAt: Date | null
  /** a call with a token of OCIM was let through */
  ocimApiAt: Date | null
  /** a request was refused because of the address it came from */
  addressRefusedAt: Date | null
  /** a request was refused because the gateway or the enterprise it named is not that of its client */
  gatewayRefusedAt: Date | null
}
