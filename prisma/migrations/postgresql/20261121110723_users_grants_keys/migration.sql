-- AlterTable
ALTER TABLE "Client" ADD COLUMN     "tokensValidFrom" TIMESTAMP(3);

-- AlterTable
ALTER TABLE "ClientSecret" ADD COLUMN     "supersededAt" TIMESTAMP(3);

-- CreateTable
CREATE TABLE "ClientCertificate" (
    "id" TEXT NOT NULL,
    "clientPk" TEXT NOT NULL,
    "certificate" TEXT NOT NULL,
    "x5t" TEXT NOT NULL,
    "x5tS256" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "issuer" TEXT NOT NULL,
    "notBefore" TIMESTAMP(3) NOT NULL,
    "notAfter" TIMESTAMP(3) NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "ClientCertificate_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "IdentityStore" (
    "id" TEXT NOT NULL,
    "name" TEXT COLLATE "C" NOT NULL,
    "nameLower" TEXT COLLATE "C" NOT NULL,
    "kind" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "useNativeSettings" BOOLEAN NOT NULL DEFAULT false,
    "passwordManagement" BOOLEAN NOT NULL DEFAULT true,
    "lockoutFailures" INTEGER NOT NULL DEFAULT 5,
    "lockoutWindowSeconds" INTEGER NOT NULL DEFAULT 900,
    "lockoutDurationSeconds" INTEGER NOT NULL DEFAULT 900,
    "ldap" JSONB,
    "bindPassword" BYTEA,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "IdentityStore_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "User" (
    "id" TEXT NOT NULL,
    "storeId" TEXT NOT NULL,
    "username" TEXT NOT NULL,
    "usernameLower" TEXT COLLATE "C" NOT NULL,
    "displayName" TEXT NOT NULL DEFAULT '',
    "givenName" TEXT NOT NULL DEFAULT '',
    "familyName" TEXT NOT NULL DEFAULT '',
    "email" TEXT,
    "emailLower" TEXT COLLATE "C",
    "emailVerified" BOOLEAN NOT NULL DEFAULT false,
    "phone" TEXT,
    "phoneVerified" BOOLEAN NOT NULL DEFAULT false,
    "address" JSONB,
    "profile" JSONB NOT NULL,
    "groups" JSONB NOT NULL,
    "attributes" JSONB NOT NULL,
    "externalId" TEXT,
    "directoryDn" TEXT,
    "passwordHash" TEXT,
    "passwordChangedAt" TIMESTAMP(3),
    "mustChangePassword" BOOLEAN NOT NULL DEFAULT false,
    "disabledAt" TIMESTAMP(3),
    "lockedAt" TIMESTAMP(3),
    "lockedUntil" TIMESTAMP(3),
    "failures" INTEGER NOT NULL DEFAULT 0,
    "failureWindowStartAt" TIMESTAMP(3),
    "tokensValidFrom" TIMESTAMP(3),
    "lastSignInAt" TIMESTAMP(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "User_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TrustedIssuer" (
    "id" TEXT NOT NULL,
    "domainId" TEXT NOT NULL,
    "issuer" TEXT COLLATE "C" NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "keys" JSONB NOT NULL,
    "clientIds" JSONB,
    "maxLifetimeSeconds" INTEGER NOT NULL DEFAULT 3600,
    "clockSkewSeconds" INTEGER NOT NULL DEFAULT 60,
    "enabled" BOOLEAN NOT NULL DEFAULT true,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "TrustedIssuer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "UsedAssertion" (
    "hash" TEXT NOT NULL,
    "expiresAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "UsedAssertion_pkey" PRIMARY KEY ("hash")
);

-- CreateTable
CREATE TABLE "TokenFamily" (
    "id" TEXT NOT NULL,
    "domainId" TEXT NOT NULL,
    "clientPk" TEXT NOT NULL,
    "userId" TEXT,
    "subject" TEXT NOT NULL,
    "grantType" TEXT NOT NULL,
    "scopes" JSONB NOT NULL,
    "claims" JSONB NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "expiresAt" TIMESTAMP(3),
    "revokedAt" TIMESTAMP(3),
    "revokeReason" TEXT,
    "endsAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "TokenFamily_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RefreshToken" (
    "hash" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "familyId" TEXT NOT NULL,
    "issuedAt" TIMESTAMP(3) NOT NULL,
    "expiresAt" TIMESTAMP(3) NOT NULL,
    "usedAt" TIMESTAMP(3),
    "revokedAt" TIMESTAMP(3),
    "successorId" TEXT,

    CONSTRAINT "RefreshToken_pkey" PRIMARY KEY ("hash")
);

-- CreateTable
CREATE TABLE "RevokedToken" (
    "hash" TEXT NOT NULL,
    "revokedAt" TIMESTAMP(3) NOT NULL,
    "expiresAt" TIMESTAMP(3) NOT NULL,
    "reason" TEXT NOT NULL,

    CONSTRAINT "RevokedToken_pkey" PRIMARY KEY ("hash")
);

-- CreateTable
CREATE TABLE "OAuthConfig" (
    "id" INTEGER NOT NULL,
    "settings" JSONB NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "OAuthConfig_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "LiveTokens" (
    "keyPairId" TEXT NOT NULL,
    "domainId" TEXT NOT NULL,
    "expiresAt" TIMESTAMP(3) NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "LiveTokens_pkey" PRIMARY KEY ("keyPairId","domainId","expiresAt")
);

-- CreateTable
CREATE TABLE "JwksCaller" (
    "domainId" TEXT NOT NULL,
    "caller" TEXT NOT NULL,
    "firstSeenAt" TIMESTAMP(3) NOT NULL,
    "lastSeenAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "JwksCaller_pkey" PRIMARY KEY ("domainId","caller")
);

-- CreateIndex
CREATE INDEX "ClientCertificate_notAfter_id_idx" ON "ClientCertificate"("notAfter", "id");

-- CreateIndex
CREATE UNIQUE INDEX "ClientCertificate_clientPk_x5tS256_key" ON "ClientCertificate"("clientPk", "x5tS256");

-- CreateIndex
CREATE UNIQUE INDEX "IdentityStore_name_key" ON "IdentityStore"("name");

-- CreateIndex
CREATE UNIQUE INDEX "IdentityStore_nameLower_key" ON "IdentityStore"("nameLower");

-- CreateIndex
CREATE INDEX "IdentityStore_nameLower_id_idx" ON "IdentityStore"("nameLower", "id");

-- CreateIndex
CREATE INDEX "User_usernameLower_id_idx" ON "User"("usernameLower", "id");

-- CreateIndex
CREATE INDEX "User_storeId_emailLower_id_idx" ON "User"("storeId", "emailLower", "id");

-- CreateIndex
CREATE INDEX "User_emailLower_id_idx" ON "User"("emailLower", "id");

-- CreateIndex
CREATE INDEX "User_storeId_createdAt_id_idx" ON "User"("storeId", "createdAt", "id");

-- CreateIndex
CREATE INDEX "User_createdAt_id_idx" ON "User"("createdAt", "id");

-- CreateIndex
CREATE INDEX "User_storeId_externalId_idx" ON "User"("storeId", "externalId");

-- CreateIndex
CREATE UNIQUE INDEX "User_storeId_usernameLower_key" ON "User"("storeId", "usernameLower");

-- CreateIndex
CREATE UNIQUE INDEX "TrustedIssuer_domainId_issuer_key" ON "TrustedIssuer"("domainId", "issuer");

-- CreateIndex
CREATE INDEX "UsedAssertion_expiresAt_idx" ON "UsedAssertion"("expiresAt");

-- CreateIndex
CREATE INDEX "TokenFamily_clientPk_createdAt_id_idx" ON "TokenFamily"("clientPk", "createdAt", "id");

-- CreateIndex
CREATE INDEX "TokenFamily_userId_createdAt_id_idx" ON "TokenFamily"("userId", "createdAt", "id");

-- CreateIndex
CREATE INDEX "TokenFamily_domainId_createdAt_id_idx" ON "TokenFamily"("domainId", "createdAt", "id");

-- CreateIndex
CREATE INDEX "TokenFamily_endsAt_idx" ON "TokenFamily"("endsAt");

-- CreateIndex
CREATE UNIQUE INDEX "RefreshToken_id_key" ON "RefreshToken"("id");

-- CreateIndex
CREATE INDEX "RefreshToken_familyId_issuedAt_idx" ON "RefreshToken"("familyId", "issuedAt");

-- CreateIndex
CREATE INDEX "RefreshToken_expiresAt_idx" ON "RefreshToken"("expiresAt");

-- CreateIndex
CREATE INDEX "RevokedToken_expiresAt_idx" ON "RevokedToken"("expiresAt");

-- CreateIndex
CREATE INDEX "LiveTokens_domainId_expiresAt_idx" ON "LiveTokens"("domainId", "expiresAt");

-- CreateIndex
CREATE INDEX "LiveTokens_expiresAt_idx" ON "LiveTokens"("expiresAt");

-- CreateIndex
CREATE INDEX "JwksCaller_lastSeenAt_idx" ON "JwksCaller"("lastSeenAt");

-- CreateIndex
CREATE INDEX "Domain_identityProvider_id_idx" ON "Domain"("identityProvider", "id");

-- CreateIndex
CREATE INDEX "ClientSecret_supersededAt_expiresAt_idx" ON "ClientSecret"("supersededAt", "expiresAt");

-- AddForeignKey
ALTER TABLE "ClientCertificate" ADD CONSTRAINT "ClientCertificate_clientPk_fkey" FOREIGN KEY ("clientPk") REFERENCES "Client"("pk") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "User" ADD CONSTRAINT "User_storeId_fkey" FOREIGN KEY ("storeId") REFERENCES "IdentityStore"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TrustedIssuer" ADD CONSTRAINT "TrustedIssuer_domainId_fkey" FOREIGN KEY ("domainId") REFERENCES "Domain"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TokenFamily" ADD CONSTRAINT "TokenFamily_domainId_fkey" FOREIGN KEY ("domainId") REFERENCES "Domain"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TokenFamily" ADD CONSTRAINT "TokenFamily_clientPk_fkey" FOREIGN KEY ("clientPk") REFERENCES "Client"("pk") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TokenFamily" ADD CONSTRAINT "TokenFamily_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RefreshToken" ADD CONSTRAINT "RefreshToken_familyId_fkey" FOREIGN KEY ("familyId") REFERENCES "TokenFamily"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LiveTokens" ADD CONSTRAINT "LiveTokens_keyPairId_fkey" FOREIGN KEY ("keyPairId") REFERENCES "KeyPair"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LiveTokens" ADD CONSTRAINT "LiveTokens_domainId_fkey" FOREIGN KEY ("domainId") REFERENCES "Domain"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "JwksCaller" ADD CONSTRAINT "JwksCaller_domainId_fkey" FOREIGN KEY ("domainId") REFERENCES "Domain"("id") ON DELETE CASCADE ON UPDATE CASCADE;
