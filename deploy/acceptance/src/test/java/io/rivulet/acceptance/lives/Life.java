package io.rivulet.acceptance.lives;

import java.util.List;

/**
 * A life.
 *
 * @param drafts its events, in order
 * @param inOrder whether they have to arrive in order: whose an event is that comes after the next user of the device
 *     has signed in, nobody can know
 */
public record Life(List<Draft> drafts, boolean inOrder) {}
