package dev.stet.contract;

/**
 * A person's data leave the job: what is held of the user when this comes, whatever its event time.
 *
 * @param user the pseudonym
 */
public record UserErased(Header header, Key128 user) implements ValidEvent {

    @Override
    public UserErased arrivedAt(long millis) {
        return new UserErased(header.arrivedAt(millis), user);
    }
}
