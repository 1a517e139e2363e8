package dev.roster.decide;

import dev.roster.life.InvitationRoom;

/** No more people are invited than may be: those whose rows come first are, the others are told when to try again. */
final class InvitationRule {

    private final Survey survey;
    private final Verdicts verdicts;
    private final InvitationRoom room;

    /**
     * Starts to count.
     *
     * @param survey the rows
     * @param verdicts who is accepted
     * @param room how many invitations may go out
     */
    InvitationRule(Survey survey, Verdicts verdicts, InvitationRoom room) {
        this.survey = survey;
        this.verdicts = verdicts;
        this.room = room;
    }

    /** Rejects the rows for which there is no room; gives whether there are any. */
    boolean rejectBeyond() {
        int[] beyond =
                survey.invited().filter(verdicts::isAccepted).skip(room.left()).toArray();
        for (int row : beyond) {
            verdicts.give(row, new Verdict.OfLimit(room));
        }
        return beyond.length > 0;
    }
}
