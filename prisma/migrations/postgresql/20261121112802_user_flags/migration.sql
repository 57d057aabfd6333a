-- AlterTable
ALTER TABLE "User" ADD COLUMN     "native" JSONB,
ADD COLUMN     "seenAt" TIMESTAMP(3),
ALTER COLUMN "emailLower" SET NOT NULL,
ALTER COLUMN "emailLower" SET DEFAULT '';

-- CreateTable
CREATE TABLE "UserFlag" (
    "userId" TEXT NOT NULL,
    "flag" TEXT NOT NULL,
    "storeId" TEXT NOT NULL,
    "usernameLower" TEXT COLLATE "C" NOT NULL,
    "emailLower" TEXT COLLATE "C" NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "until" TIMESTAMP(3),

    CONSTRAINT "UserFlag_pkey" PRIMARY KEY ("userId","flag")
);

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

-- AddForeignKey
ALTER TABLE "UserFlag" ADD CONSTRAINT "UserFlag_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;
