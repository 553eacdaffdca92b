"""The methods of Bot API 10.0 that the simulator does not do; asking for one fails loudly, by its name."""

_NAMES = """
    addStickerToSet answerGuestQuery answerInlineQuery answerPreCheckoutQuery answerShippingQuery
    answerWebAppQuery approveChatJoinRequest approveSuggestedPost banChatMember banChatSenderChat close
    closeGeneralForumTopic convertGiftToStars copyMessages createChatInviteLink
    createChatSubscriptionInviteLink createInvoiceLink createNewStickerSet declineChatJoinRequest
    declineSuggestedPost deleteAllMessageReactions deleteBusinessMessages deleteChatPhoto
    deleteChatStickerSet deleteMessageReaction deleteMessages deleteStickerFromSet deleteStickerSet
    deleteStory editChatInviteLink editChatSubscriptionInviteLink editGeneralForumTopic editMessageChecklist
    editMessageLiveLocation editMessageMedia editStory editUserStarSubscription exportChatInviteLink
    forwardMessages getAvailableGifts getBusinessAccountGifts getBusinessAccountStarBalance
    getBusinessConnection getChatGifts getCustomEmojiStickers getForumTopicIconStickers getGameHighScores
    getManagedBotAccessSettings getManagedBotToken getMyDefaultAdministratorRights getMyStarBalance
    getStarTransactions getStickerSet getUserChatBoosts getUserGifts getUserPersonalChatMessages
    getUserProfileAudios getUserProfilePhotos giftPremiumSubscription hideGeneralForumTopic logOut postStory
    promoteChatMember readBusinessMessage refundStarPayment removeBusinessAccountProfilePhoto
    removeChatVerification removeMyProfilePhoto removeUserVerification reopenGeneralForumTopic
    replaceManagedBotToken replaceStickerInSet repostStory restrictChatMember revokeChatInviteLink
    savePreparedInlineMessage savePreparedKeyboardButton sendAnimation sendAudio sendChecklist sendDice
    sendGame sendGift sendInvoice sendLivePhoto sendMediaGroup sendMessageDraft sendPaidMedia sendPoll
    sendSticker sendVenue sendVideo sendVideoNote setBusinessAccountBio setBusinessAccountGiftSettings
    setBusinessAccountName setBusinessAccountProfilePhoto setBusinessAccountUsername
    setChatAdministratorCustomTitle setChatDescription setChatMemberTag setChatPermissions setChatPhoto
    setChatStickerSet setChatTitle setCustomEmojiStickerSetThumbnail setGameScore
    setManagedBotAccessSettings setMessageReaction setMyDefaultAdministratorRights setMyProfilePhoto
    setPassportDataErrors setStickerEmojiList setStickerKeywords setStickerMaskPosition
    setStickerPositionInSet setStickerSetThumbnail setStickerSetTitle setUserEmojiStatus setWebhook
    stopMessageLiveLocation stopPoll transferBusinessAccountStars transferGift unbanChatMember
    unbanChatSenderChat unhideGeneralForumTopic unpinAllChatMessages unpinAllForumTopicMessages
    unpinAllGeneralForumTopicMessages upgradeGift uploadStickerFile verifyChat verifyUser
"""
KNOWN: dict[str, str] = {name.lower(): name for name in _NAMES.split()}
