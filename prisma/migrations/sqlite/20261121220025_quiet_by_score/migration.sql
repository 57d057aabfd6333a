-- DropIndex
DROP INDEX "Integration_state_lastSsdAt_idx";

-- CreateIndex
CREATE INDEX "Integration_score_lastSsdAt_idx" ON "Integration"("score", "lastSsdAt");
