-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_AuthorizationCode" (
    "hash" TEXT NOT NULL PRIMARY KEY,
    "domainId" TEXT NOT NULL,
    "clientPk" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "username" TEXT NOT NULL DEFAULT '',
    "sessionId" TEXT,
    "redirectUri" TEXT NOT NULL,
    "scopes" JSONB NOT NULL,
    "codeChallenge" TEXT,
    "codeChallengeMethod" TEXT,
    "nonce" TEXT,
    "signedInAt" DATETIME NOT NULL,
    "claimsRequest" JSONB,
    "tokenId" TEXT NOT NULL,
    "issuedAt" DATETIME NOT NULL,
    "expiresAt" DATETIME NOT NULL,
    "consumedAt" DATETIME,
    "endsAt" DATETIME NOT NULL,
    CONSTRAINT "AuthorizationCode_domainId_fkey" FOREIGN KEY ("domainId") REFERENCES "Domain" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "AuthorizationCode_clientPk_fkey" FOREIGN KEY ("clientPk") REFERENCES "Client" ("pk") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "AuthorizationCode_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
INSERT INTO "new_AuthorizationCode" ("claimsRequest", "clientPk", "codeChallenge", "codeChallengeMethod", "consumedAt", "domainId", "endsAt", "expiresAt", "hash", "issuedAt", "nonce", "redirectUri", "scopes", "sessionId", "signedInAt", "tokenId", "userId") SELECT "claimsRequest", "clientPk", "codeChallenge", "codeChallengeMethod", "consumedAt", "domainId", "endsAt", "expiresAt", "hash", "issuedAt", "nonce", "redirectUri", "scopes", "sessionId", "signedInAt", "tokenId", "userId" FROM "AuthorizationCode";
DROP TABLE "AuthorizationCode";
ALTER TABLE "new_AuthorizationCode" RENAME TO "AuthorizationCode";
CREATE INDEX "AuthorizationCode_endsAt_idx" ON "AuthorizationCode"("endsAt");
CREATE INDEX "AuthorizationCode_clientPk_idx" ON "AuthorizationCode"("clientPk");
CREATE INDEX "AuthorizationCode_userId_idx" ON "AuthorizationCode"("userId");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE INDEX "Consent_domainId_revokedAt_id_idx" ON "Consent"("domainId", "revokedAt", "id");

-- CreateIndex
CREATE INDEX "Consent_revokedAt_id_idx" ON "Consent"("revokedAt", "id");
