-- What campaigns cost, as their owners tell it. What they don't say of channel, source or campaign is empty.
CREATE TABLE campaign_costs (
    site_id  text           NOT NULL,
    day      date           NOT NULL,
    channel  text           NOT NULL,
    source   text           NOT NULL,
    campaign text           NOT NULL,
    currency text           NOT NULL,
    amount   numeric(38, 6) NOT NULL,
    PRIMARY KEY (site_id, day, channel, source, campaign, currency)
);
