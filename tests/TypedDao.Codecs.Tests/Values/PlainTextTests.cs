using System.Text;
using TypedDao.Codecs.Text;

namespace TypedDao.Codecs.Tests.Values;

public sealed class PlainTextTests
{
    // The last three have the byte of a plain character, or of one that is not, in their lower half.
    private const string Odd = ",\"\n\r\t\0\u001F\u0080\u00E9\u2028\uD83D\uFFFF\u0141\u012C\u4122";

    [Fact]
    public void Plain_strings_of_any_length_are_copied()
    {
        var random = new Random(3);
        for (int length = 1; length < 150; length++)
        {
            string text = Plain(random, length);
            byte[] buffer = new byte[length + 16];
            Assert.True(PlainText.TryWrite(text, ref buffer[0], ',', '"'));
            Assert.Equal(text, Encoding.ASCII.GetString(buffer, 0, length));
        }
    }

    [Fact]
    public void One_character_that_is_not_plain_is_found_wherever_it_stands()
    {
        var random = new Random(4);
        for (int length = 1; length < 70; length++)
        {
            byte[] buffer = new byte[length + 16];
            char[] text = Plain(random, length).ToCharArray();
            for (int at = 0; at < length; at++)
            {
                char plain = text[at];
                foreach (char odd in Odd)
                {
                    text[at] = odd;
                    Assert.False(PlainText.TryWrite(new string(text), ref buffer[0], ',', '"'), $"U+{(int)odd:X4} at {at} of {length}");
                }

                text[at] = plain;
            }
        }
    }

    private static string Plain(Random random, int length)
        => string.Create(length, random, static (chars, random) =>
        {
            foreach (ref char c in chars)
            {
                do
                {
                    c = (char)random.Next(' ', 0x80);
                }
                while (c is ',' or '"');
            }
        });
}
