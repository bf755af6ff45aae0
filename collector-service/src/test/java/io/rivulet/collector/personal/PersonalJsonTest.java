package io.rivulet.collector.personal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersonalJsonTest {

    private static final JsonMapper JSON = new JsonMapper();

    private final PersonalJson json = new PersonalJson(new PersonalData(PersonalDataTest.key(1)));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "email",
                "e-mail",
                "eMail",
                "EMAIL",
                "mail",
                "customerEmail",
                "billing_email",
                "email_address",
                "userEMail",
                "$email",
                "email2",
                "contact.email",
                "fields[email]",
                "hashed_email",
                "email_sha256"
            })
    void whatIsCalledAnEMailAddressBecomesAPseudonym(String name) {
        assertThat(cleaned("{\"" + name + "\":\"5f4dcc3b5aa765d61d8327deb882cf99\"}"))
                .matches("\\{\".+\":\"email_[0-9a-f]{32}\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "phone",
                "Phone",
                "phone_number",
                "phoneNumber",
                "mobile",
                "mobilePhone",
                "tel",
                "telephone",
                "customer-phone",
                "contactNumber",
                "whatsapp",
                "$phone",
                "phone1"
            })
    void whatIsCalledATelephoneNumberBecomesAPseudonym(String name) {
        assertThat(cleaned("{\"" + name + "\":\"(0) 7700 900-123\"}")).matches("\\{\".+\":\"phone_[0-9a-f]{32}\"}");
    }

    @Test
    void aNumberInDigitsIsOneToo() {
        assertThat(cleaned("{\"phone\":447700900123}")).matches("\\{\"phone\":\"phone_[0-9a-f]{32}\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"orderId\":\"07700900123\",\"order\":447700900123}",
                "{\"phone\":\"iPhone 12\",\"mobile\":true,\"tel\":null}",
                "{\"email\":true,\"mail\":\"no\",\"email_campaign\":\"spring\",\"mail_count\":3}",
                "{\"phone\":{\"model\":\"Nokia 3310\",\"price\":119900}}",
                "{\"mobileVersion\":\"12.3456789\"}"
            })
    void whatIsNotPersonalIsKept(String event) {
        assertThat(cleaned(event)).isEqualTo(event);
    }

    @Test
    void nothingIsTooDeep() {
        assertThat(
                        cleaned(
                                "{\"a\":[{\"b\":{\"contacts\":[{\"phone\":{\"number\":\"07700900123\"}},\"x ada@example.com\"]}}]}"))
                .doesNotContain("07700900123")
                .contains("x redacted-email");
    }

    @Test
    void aFormsFieldIsKnownByItsLabel() {
        assertThat(cleaned("{\"fields\":[{\"name\":\"phone\",\"value\":\"07700900123\"},"
                        + "{\"name\":\"order\",\"value\":\"07700900124\"}]}"))
                .doesNotContain("07700900123")
                .contains("07700900124");
    }

    @Test
    void namesAreCleanedAndStayApart() {
        assertThat(cleaned("{\"ada@example.com\":1,\"bob@example.com\":2}"))
                .matches("\\{\"email_[0-9a-f]{32}\":1,\"email_[0-9a-f]{32}\":2}");
    }

    @Test
    void whatSomebodyTakesRawIsLeftToThem() {
        assertThat(cleaned("{\"ip\":\"203.0.113.77\",\"properties\":{\"ip\":\"203.0.113.77\"}}"))
                .isEqualTo("{\"ip\":\"203.0.113.77\",\"properties\":{\"ip\":\"203.0.113.0\"}}");
    }

    private String cleaned(String event) {
        try {
            return json.clean(JSON.readTree(event), "ip"::equals, new Harmless())
                    .toString();
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
