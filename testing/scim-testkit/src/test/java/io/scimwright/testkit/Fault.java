package io.scimwright.testkit;

/** One way for a provider to be wrong, and the test of the contract that has to find it. */
enum Fault {
    NONE(""),
    CREATE_DROPS_AN_ATTRIBUTE("createKeepsWhatWasSent"),
    FIND_GIVES_ANOTHER_STATE("findGivesWhatWasCreated"),
    IDS_ARE_USED_AGAIN("idsAreUsedOnce"),
    UNKNOWN_IDS_ARE_AN_ERROR("findOfAnUnknownIdIsEmpty"),
    IDS_ARE_FOLDED("idsAreComparedExactly"),
    REPLACE_CREATES("replaceOfAnUnknownIdIsNotFound"),
    PATCH_OF_NOBODY_SUCCEEDS("patchOfAnUnknownIdIsNotFound"),
    DELETE_OF_NOBODY_SUCCEEDS("deleteOfAnUnknownIdIsNotFound"),
    REPLACE_FORGETS("replaceStores"),
    REPLACE_MERGES("replaceTakesAwayWhatIsLeftOut"),
    REPLACE_ALWAYS_WRITES("replaceByTheSameChangesNothing"),
    PATCH_LOSES_THE_OTHERS("patchChangesWhatItNames"),
    PATCH_ALWAYS_WRITES("patchToTheSameChangesNothing"),
    PATCH_STAYS_HALF_DONE("patchIsAllOrNothing"),
    OUTCOME_TELLS_THE_STATE_BEFORE("outcomesTellTheStateThatIsFound"),
    CHANGES_NAME_ANOTHER_ATTRIBUTE("changesNameTheAttribute"),
    DELETED_RESOURCES_ARE_LISTED("whatIsDeletedIsGone"),
    WHAT_IS_ASKED_FOR_IS_LEFT_OUT("whatIsAskedForIsThere"),
    CREATED_MOVES("timesTellTheTruth"),

    CREATE_LETS_VALUES_BE_TAKEN_TWICE("createOfATakenValueIsAConflict"),
    CASE_MAKES_VALUES_DIFFERENT("caseMakesNoDifference"),
    CHANGE_LETS_VALUES_BE_TAKEN_TWICE("changeToATakenValueIsAConflict"),
    THE_OWN_VALUE_IS_A_CONFLICT("ownValueIsNoConflict"),
    VALUES_STAY_TAKEN("valuesAreFreedAgain"),

    LISTS_TELL_NO_VERSION("everyAnswerTellsTheVersion"),
    THE_VERSION_STAYS("aChangeChangesTheVersion"),
    OUTCOME_TELLS_THE_VERSION_BEFORE("outcomesTellTheNewVersion"),
    PRECONDITIONS_ARE_IGNORED("aStaleVersionIsRefused"),
    PRECONDITIONS_NEVER_HOLD("theCurrentVersionIsAccepted"),

    NO_RESULTS_ARE_AN_ERROR("nothingIsNoError"),
    THE_ORDER_CHANGES("pagesHoldEverythingOnce"),
    THE_TOTAL_IS_THE_PAGE("totalResultsTellsTheTruth"),
    COUNT_IS_IGNORED("pagesAreNoLongerThanAskedFor"),
    PAGES_BEYOND_THE_END_ARE_THE_FIRST("beyondTheEndIsEmpty"),
    COUNT_ZERO_MEANS_ALL("aCountOfZeroAsksForTheNumber"),
    LISTS_LEAVE_ATTRIBUTES_OUT("whatIsListedIsWhatIsFound"),
    THE_ORDER_DEPENDS_ON_THE_NUMBER("whatIsThereStaysInThePages"),
    FILTERS_ARE_IGNORED("filtersFindWhatTheyMean"),
    FILTERS_COME_AFTER_THE_PAGE("filtersComeBeforeThePage"),
    SORTS_ARE_IGNORED("sortsAreInOrder"),
    THE_LAST_PAGE_HAS_A_KEY("pagesByKeyHoldEverythingOnce"),
    KEYS_ARE_POSITIONS("deletionsShiftNothing"),

    ADDED_MEMBERS_TAKE_THE_PLACE_OF_THE_OTHERS("addedMembersAreThere", true),
    MEMBERS_ARE_ADDED_TWICE("addingTwiceIsAddingOnce", true),
    REMOVING_ONE_REMOVES_ALL("theRemovedMemberGoes", true),
    REMOVING_NOBODY_FAILS("removingNobodySucceeds", true),
    REPLACING_MEMBERS_ADDS("replacingNamesAll", true),

    MEMBERS_ARE_READ_THEN_WRITTEN("parallelAdditionsLoseNothing", true),
    ATTRIBUTES_ARE_READ_THEN_WRITTEN("parallelPatchesLoseNothing"),
    VALUES_ARE_CHECKED_THEN_TAKEN("oneOfParallelCreatesSucceeds"),
    WRITERS_CLEAR_FIRST("readersSeeWholeStates"),
    VERSIONS_ARE_CHECKED_THEN_DELETED("aVersionIsUsedOnce"),
    CHANGES_BRING_BACK_WHAT_IS_DELETED("whatIsDeletedMeanwhileStaysGone");

    final String test;
    final boolean ofGroups;

    Fault(String test) {
        this(test, false);
    }

    Fault(String test, boolean ofGroups) {
        this.test = test;
        this.ofGroups = ofGroups;
    }
}
