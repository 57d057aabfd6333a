-- CreateIndex
CREATE INDEX "User_storeId_usernameLower_id_idx" ON "User"("storeId", "usernameLower", "id");
