package io.rivulet.scoring.serving;

import io.rivulet.schemas.avro.UserScores;

/**
 * Scores as shown.
 *
 * @param personId who was asked for
 * @param scores as of now
 * @param stalenessMs for how long changes of the profile may have been missed
 */
record ScoresView(String personId, UserScores scores, long stalenessMs) {}
