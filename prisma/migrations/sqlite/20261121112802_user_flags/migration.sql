-- CreateTable
CREATE TABLE "UserFlag" (
    "userId" TEXT NOT NULL,
    "flag" TEXT NOT NULL,
    "storeId" TEXT NOT NULL,
    "usernameLower" TEXT NOT NULL,
    "emailLower" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "until" DATETIME,

    PRIMARY KEY ("userId", "flag"),
    CONSTRAINT "UserFlag_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_User" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "storeId" TEXT NOT NULL,
    "username" TEXT NOT NULL,
    "usernameLower" TEXT NOT NULL,
    "displayName" TEXT NOT NULL DEFAULT '',
    "givenName" TEXT NOT NULL DEFAULT '',
    "familyName" TEXT NOT NULL DEFAULT '',
    "email" TEXT,
    "emailLower" TEXT NOT NULL DEFAULT '',
    "emailVerified" BOOLEAN NOT NULL DEFAULT false,
    "phone" TEXT,
    "phoneVerified" BOOLEAN NOT NULL DEFAULT false,
    "address" JSONB,
    "profile" JSONB NOT NULL,
    "groups" JSONB NOT NULL,
    "attributes" JSONB NOT NULL,
    "externalId" TEXT,
    "directoryDn" TEXT,
    "native" JSONB,
    "seenAt" DATETIME,
    "passwordHash" TEXT,
    "passwordChangedAt" DATETIME,
    "mustChangePassword" BOOLEAN NOT NULL DEFAULT false,
    "disabledAt" DATETIME,
    "lockedAt" DATETIME,
    "lockedUntil" DATETIME,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "failureWindowStartAt" DATETIME,
    "tokensValidFrom" DATETIME,
    "lastSignInAt" DATETIME,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" DATETIME NOT NULL,
    "updatedAt" DATETIME NOT NULL,
    CONSTRAINT "User_storeId_fkey" FOREIGN KEY ("storeId") REFERENCES "IdentityStore" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
INSERT INTO "new_User" ("address", "attributes", "createdAt", "directoryDn", "disabledAt", "displayName", "email", "emailLower", "emailVerified", "externalId", "failureWindowStartAt", "failures", "familyName", "givenName", "groups", "id", "lastSignInAt", "lockedAt", "lockedUntil", "mustChangePassword", "passwordChangedAt", "passwordHash", "phone", "phoneVerified", "profile", "storeId", "tokensValidFrom", "updatedAt", "username", "usernameLower", "version") SELECT "address", "attributes", "createdAt", "directoryDn", "disabledAt", "displayName", "email", coalesce("emailLower", '') AS "emailLower", "emailVerified", "externalId", "failureWindowStartAt", "failures", "familyName", "givenName", "groups", "id", "lastSignInAt", "lockedAt", "lockedUntil", "mustChangePassword", "passwordChangedAt", "passwordHash", "phone", "phoneVerified", "profile", "storeId", "tokensValidFrom", "updatedAt", "username", "usernameLower", "version" FROM "User";
DROP TABLE "User";
ALTER TABLE "new_User" RENAME TO "User";
CREATE INDEX "User_usernameLower_id_idx" ON "User"("usernameLower", "id");
CREATE INDEX "User_storeId_emailLower_id_idx" ON "User"("storeId", "emailLower", "id");
CREATE INDEX "User_emailLower_id_idx" ON "User"("emailLower", "id");
CREATE INDEX "User_storeId_createdAt_id_idx" ON "User"("storeId", "createdAt", "id");
CREATE INDEX "User_createdAt_id_idx" ON "User"("createdAt", "id");
CREATE INDEX "User_storeId_externalId_idx" ON "User"("storeId", "externalId");
CREATE UNIQUE INDEX "User_storeId_usernameLower_key" ON "User"("storeId", "usernameLower");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE INDEX "UserFlag_storeId_flag_usernameLower_userId_idx" ON "UserFlag"("storeId", "flag", "usernameLower", "userId");

-- CreateIndex
CREATE INDEX "UserFlag_flag_usernameLower_userId_idx" ON "UserFlag"("flag", "usernameLower", "userId");

-- CreateIndex
CREATE INDEX "UserFlag_storeId_flag_emailLower_userId_idx" ON "UserFlag"("storeId", "flag", "emailLower", "userId");

-- CreateIndex
CREATE INDEX "UserFlag_flag_emailLower_userId_idx" ON "UserFlag"("flag", "emailLower", "userId");

-- CreateIndex
CREATE INDEX "UserFlag_storeId_flag_createdAt_userId_idx" ON "UserFlag"("storeId", "flag", "createdAt", "userId");

-- CreateIndex
CREATE INDEX "UserFlag_flag_createdAt_userId_idx" ON "UserFlag"("flag", "createdAt", "userId");
