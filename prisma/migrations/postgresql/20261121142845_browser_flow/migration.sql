-- AlterTable
ALTER TABLE "Client" ADD COLUMN     "backchannelLogoutUri" TEXT,
ADD COLUMN     "clientUri" TEXT,
ADD COLUMN     "optionalScopes" JSONB,
ADD COLUMN     "policyUri" TEXT,
ADD COLUMN     "postLogoutRedirectUris" JSONB,
ADD COLUMN     "tosUri" TEXT,
ADD COLUMN     "userInfoSignedResponse" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "TokenFamily" ADD COLUMN     "sessionId" TEXT,
ADD COLUMN     "signedInAt" TIMESTAMP(3);

-- CreateTable
CREATE TABLE "DomainBranding" (
    "domainId" TEXT NOT NULL,
    "displayName" TEXT NOT NULL DEFAULT '',
    "logo" TEXT,
    "logoType" TEXT,
    "accentLight" TEXT,
    "accentDark" TEXT,
    "supportUrl" TEXT,
    "privacyUrl" TEXT,
    "termsUrl" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "DomainBranding_pkey" PRIMARY KEY ("domainId")
);

-- CreateTable
CREATE TABLE "SsoSession" (
    "id" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "domainId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "username" TEXT NOT NULL,
    "usernameLower" TEXT COLLATE "C" NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "authenticatedAt" TIMESTAMP(3) NOT NULL,
    "lastSeenAt" TIMESTAMP(3) NOT NULL,
    "idleSeconds" INTEGER NOT NULL,
    "expiresAt" TIMESTAMP(3) NOT NULL,
    "endedAt" TIMESTAMP(3),
    "endReason" TEXT,
    "address" TEXT,
    "userAgent" TEXT,

    CONSTRAINT "SsoSession_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SessionClient" (
    "sessionId" TEXT NOT NULL,
    "clientPk" TEXT NOT NULL,
    "firstAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "SessionClient_pkey" PRIMARY KEY ("sessionId","clientPk")
);

-- CreateTable
CREATE TABLE "AuthorizationCode" (
    "hash" TEXT NOT NULL,
    "domainId" TEXT NOT NULL,
    "clientPk" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "sessionId" TEXT,
    "redirectUri" TEXT NOT NULL,
    "scopes" JSONB NOT NULL,
    "codeChallenge" TEXT,
    "codeChallengeMethod" TEXT,
    "nonce" TEXT,
    "signedInAt" TIMESTAMP(3) NOT NULL,
    "claimsRequest" JSONB,
    "tokenId" TEXT NOT NULL,
    "issuedAt" TIMESTAMP(3) NOT NULL,
    "expiresAt" TIMESTAMP(3) NOT NULL,
    "consumedAt" TIMESTAMP(3),
    "endsAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "AuthorizationCode_pkey" PRIMARY KEY ("hash")
);

-- CreateTable
CREATE TABLE "Consent" (
    "id" TEXT NOT NULL,
    "domainId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "username" TEXT NOT NULL,
    "usernameLower" TEXT COLLATE "C" NOT NULL,
    "clientPk" TEXT NOT NULL,
    "resourceId" TEXT NOT NULL,
    "resourceName" TEXT COLLATE "C" NOT NULL,
    "scopes" JSONB NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "givenAt" TIMESTAMP(3) NOT NULL,
    "expiresAt" TIMESTAMP(3),
    "revokedAt" TIMESTAMP(3),
    "accessTokensValidFrom" TIMESTAMP(3),
    "refreshTokensValidFrom" TIMESTAMP(3),

    CONSTRAINT "Consent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ConsentScope" (
    "consentId" TEXT NOT NULL,
    "scope" TEXT COLLATE "C" NOT NULL,
    "domainId" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "ConsentScope_pkey" PRIMARY KEY ("consentId","scope")
);

-- CreateTable
CREATE TABLE "LogoutNotice" (
    "id" TEXT NOT NULL,
    "domainId" TEXT NOT NULL,
    "clientPk" TEXT NOT NULL,
    "sessionId" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "uri" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "nextAttemptAt" TIMESTAMP(3),
    "deliveredAt" TIMESTAMP(3),
    "lastError" TEXT,

    CONSTRAINT "LogoutNotice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AuthorizationUsage" (
    "domainId" TEXT NOT NULL,
    "clientPk" TEXT NOT NULL,
    "day" TIMESTAMP(3) NOT NULL,
    "kind" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "lastAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "AuthorizationUsage_pkey" PRIMARY KEY ("clientPk","day","kind")
);

-- CreateIndex
CREATE UNIQUE INDEX "SsoSession_hash_key" ON "SsoSession"("hash");

-- CreateIndex
CREATE INDEX "SsoSession_userId_createdAt_id_idx" ON "SsoSession"("userId", "createdAt", "id");

-- CreateIndex
CREATE INDEX "SsoSession_domainId_createdAt_id_idx" ON "SsoSession"("domainId", "createdAt", "id");

-- CreateIndex
CREATE INDEX "SsoSession_createdAt_id_idx" ON "SsoSession"("createdAt", "id");

-- CreateIndex
CREATE INDEX "SsoSession_domainId_usernameLower_id_idx" ON "SsoSession"("domainId", "usernameLower", "id");

-- CreateIndex
CREATE INDEX "SsoSession_usernameLower_id_idx" ON "SsoSession"("usernameLower", "id");

-- CreateIndex
CREATE INDEX "SsoSession_expiresAt_idx" ON "SsoSession"("expiresAt");

-- CreateIndex
CREATE INDEX "SessionClient_clientPk_idx" ON "SessionClient"("clientPk");

-- CreateIndex
CREATE INDEX "AuthorizationCode_endsAt_idx" ON "AuthorizationCode"("endsAt");

-- CreateIndex
CREATE INDEX "AuthorizationCode_clientPk_idx" ON "AuthorizationCode"("clientPk");

-- CreateIndex
CREATE INDEX "AuthorizationCode_userId_idx" ON "AuthorizationCode"("userId");

-- CreateIndex
CREATE INDEX "Consent_domainId_createdAt_id_idx" ON "Consent"("domainId", "createdAt", "id");

-- CreateIndex
CREATE INDEX "Consent_createdAt_id_idx" ON "Consent"("createdAt", "id");

-- CreateIndex
CREATE INDEX "Consent_domainId_usernameLower_id_idx" ON "Consent"("domainId", "usernameLower", "id");

-- CreateIndex
CREATE INDEX "Consent_usernameLower_id_idx" ON "Consent"("usernameLower", "id");

-- CreateIndex
CREATE INDEX "Consent_clientPk_createdAt_id_idx" ON "Consent"("clientPk", "createdAt", "id");

-- CreateIndex
CREATE INDEX "Consent_resourceId_createdAt_id_idx" ON "Consent"("resourceId", "createdAt", "id");

-- CreateIndex
CREATE INDEX "Consent_domainId_expiresAt_id_idx" ON "Consent"("domainId", "expiresAt", "id");

-- CreateIndex
CREATE INDEX "Consent_expiresAt_id_idx" ON "Consent"("expiresAt", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Consent_userId_clientPk_resourceId_key" ON "Consent"("userId", "clientPk", "resourceId");

-- CreateIndex
CREATE INDEX "ConsentScope_domainId_scope_createdAt_consentId_idx" ON "ConsentScope"("domainId", "scope", "createdAt", "consentId");

-- CreateIndex
CREATE INDEX "ConsentScope_scope_createdAt_consentId_idx" ON "ConsentScope"("scope", "createdAt", "consentId");

-- CreateIndex
CREATE INDEX "LogoutNotice_nextAttemptAt_idx" ON "LogoutNotice"("nextAttemptAt");

-- CreateIndex
CREATE INDEX "LogoutNotice_clientPk_createdAt_id_idx" ON "LogoutNotice"("clientPk", "createdAt", "id");

-- CreateIndex
CREATE INDEX "LogoutNotice_sessionId_idx" ON "LogoutNotice"("sessionId");

-- CreateIndex
CREATE INDEX "LogoutNotice_createdAt_idx" ON "LogoutNotice"("createdAt");

-- CreateIndex
CREATE INDEX "AuthorizationUsage_domainId_day_idx" ON "AuthorizationUsage"("domainId", "day");

-- CreateIndex
CREATE INDEX "AuthorizationUsage_day_idx" ON "AuthorizationUsage"("day");

-- CreateIndex
CREATE INDEX "TokenFamily_sessionId_idx" ON "TokenFamily"("sessionId");

-- CreateIndex
CREATE INDEX "TokenFamily_userId_clientPk_createdAt_id_idx" ON "TokenFamily"("userId", "clientPk", "createdAt", "id");

-- AddForeignKey
ALTER TABLE "DomainBranding" ADD CONSTRAINT "DomainBranding_domainId_fkey" FOREIGN KEY ("domainId") REFERENCES "Domain"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SsoSession" ADD CONSTRAINT "SsoSession_domainId_fkey" FOREIGN KEY ("domainId") REFERENCES "Domain"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SsoSession" ADD CONSTRAINT "SsoSession_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SessionClient" ADD CONSTRAINT "SessionClient_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "SsoSession"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SessionClient" ADD CONSTRAINT "SessionClient_clientPk_fkey" FOREIGN KEY ("clientPk") REFERENCES "Client"("pk") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AuthorizationCode" ADD CONSTRAINT "AuthorizationCode_domainId_fkey" FOREIGN KEY ("domainId") REFERENCES "Domain"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AuthorizationCode" ADD CONSTRAINT "AuthorizationCode_clientPk_fkey" FOREIGN KEY ("clientPk") REFERENCES "Client"("pk") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AuthorizationCode" ADD CONSTRAINT "AuthorizationCode_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Consent" ADD CONSTRAINT "Consent_domainId_fkey" FOREIGN KEY ("domainId") REFERENCES "Domain"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Consent" ADD CONSTRAINT "Consent_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Consent" ADD CONSTRAINT "Consent_clientPk_fkey" FOREIGN KEY ("clientPk") REFERENCES "Client"("pk") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ConsentScope" ADD CONSTRAINT "ConsentScope_consentId_fkey" FOREIGN KEY ("consentId") REFERENCES "Consent"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LogoutNotice" ADD CONSTRAINT "LogoutNotice_domainId_fkey" FOREIGN KEY ("domainId") REFERENCES "Domain"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LogoutNotice" ADD CONSTRAINT "LogoutNotice_clientPk_fkey" FOREIGN KEY ("clientPk") REFERENCES "Client"("pk") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AuthorizationUsage" ADD CONSTRAINT "AuthorizationUsage_domainId_fkey" FOREIGN KEY ("domainId") REFERENCES "Domain"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AuthorizationUsage" ADD CONSTRAINT "AuthorizationUsage_clientPk_fkey" FOREIGN KEY ("clientPk") REFERENCES "Client"("pk") ON DELETE CASCADE ON UPDATE CASCADE;
