package io.rivulet.collector;

import io.quarkus.runtime.Startup;
import io.rivulet.collector.consent.DailySalts;
import io.rivulet.collector.personal.PersonalData;
import io.rivulet.collector.personal.PersonalKey;
import io.rivulet.collector.personal.SealedPayload;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** Hands the secret to those who keep personal data. Without one the collector does not start. */
@Startup
@Singleton
class PersonalDataBeans {

    private static final String KEY = "rivulet.personal-data.key";
    private static final String OLD_KEYS = "rivulet.personal-data.old-keys";

    private final PersonalKey current;
    private final List<PersonalKey> older = new ArrayList<>();

    PersonalDataBeans(CollectorConfig config) {
        current = PersonalKey.of(KEY, config.personalData().key().orElse(""));
        config.personalData().oldKeys().orElse(List.of()).forEach(key -> older.add(PersonalKey.of(OLD_KEYS, key)));
    }

    @Produces
    @Singleton
    DailySalts salts() {
        return new DailySalts();
    }

    @Produces
    @Singleton
    PersonalData personalData() {
        return new PersonalData(current);
    }

    @Produces
    @Singleton
    SealedPayload sealedPayload() {
        return new SealedPayload(current, older);
    }
}
