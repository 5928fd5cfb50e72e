-- The words of a working copy, by which the desk finds similar claims (lib/matching/candidates.ts): cut as lib/search/words.ts cuts them, which a
-- test holds them to. In ranges, as what PostgreSQL takes for a letter differs from one database to the next. The text is folded already.
CREATE FUNCTION claim_words(said text) RETURNS tsvector
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE COST 10000 AS $$
DECLARE
  folded text;
  words text[];
BEGIN
  IF octet_length(said) = char_length(said) THEN
    words := string_to_array(regexp_replace(said, '[^a-z0-9]+', ' ', 'g'), ' ');
  ELSE
    -- Without what is written into words and is no letter of them.
    folded := replace(regexp_replace(said,
      '[\u00ad\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u061c\u0640\u064b-\u0652\u0670\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069]+', '', 'g'),
      'ς', 'σ');
    -- Parted by whatever is neither a letter nor a number, and by the scripts without spaces.
    words := string_to_array(regexp_replace(folded,
      '[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00a9\u00ab-\u00b1\u00b4\u00b6-\u00b8\u00bb\u00bf\u00d7\u00f7\u02c2-\u02c5\u02d2-\u02df\u037e\u0387\u055a-\u055f\u0589-\u058f\u05be\u05c0\u05c3\u05c6\u05f3\u05f4\u0600-\u060f\u061b-\u061f\u066a-\u066d\u06d4\u06dd\u06de\u06e9\u0964\u0965\u0970\u0e01-\u0fff\u1000-\u109f\u10fb\u1360-\u1368\u1780-\u17ff\u19e0-\u19ff\u2000-\u206f\u20a0-\u20cf\u2190-\u245f\u249c-\u24e9\u2500-\u2bff\u2e00-\u303f\u3041-\u30fb\u30fd-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\ufe10-\ufe1f\ufe30-\ufe6f\uff00-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65\uffe0-\uffff\U0001f000-\U0003ffff]+', ' ', 'g'), ' ');
    -- Of those each letter with what joins it, alone and with the next one.
    words := words || ARRAY(
      SELECT unnest(ARRAY[letter, letter || next])
      FROM regexp_matches(folded,
        '[\u0e01-\u0e3a\u0e40-\u0e4e\u0e50-\u0e59\u0e81-\u0eff\u0f00-\u0fff\u1000-\u1049\u1050-\u109f\u1780-\u17d3\u17e0-\u17ff\u3005\u3007\u3021-\u3029\u3038-\u303b\u2e80-\u2fdf\u3041-\u309f\u30a1-\u30fa\u30fd-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+', 'g') AS run
      CROSS JOIN LATERAL (
        SELECT part[1] AS letter, lead(part[1], 1, '') OVER (ORDER BY place) AS next
        FROM regexp_matches(run[1],
          '.[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece\u0f18\u0f19\u0f35\u0f37\u0f39\u0f3e\u0f3f\u0f71-\u0f84\u0f86\u0f87\u0f8d-\u0fbc\u102b-\u103e\u1056-\u1059\u105e-\u1060\u1062-\u1064\u1067-\u106d\u1071-\u1074\u1082-\u108d\u108f\u109a-\u109d\u17b4-\u17d3\u17dd\u3099\u309a]*', 'g') WITH ORDINALITY AS letters (part, place)
      ) letters);
  END IF;
  RETURN (SELECT coalesce(array_to_tsvector(array_agg(left(word, 100))), '') FROM unnest(words) AS word WHERE word <> '');
END
$$;

-- CreateIndex
CREATE INDEX claim_words_index ON claim USING GIN (claim_words("searchText"));
