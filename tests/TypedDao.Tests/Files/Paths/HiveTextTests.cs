using TypedDao.Files.Paths;
using TypedDao.Storage;

namespace TypedDao.Tests.Files.Paths;

public sealed class HiveTextTests
{
    [Theory]
    [InlineData("plain-1_2.x y", "plain-1_2.x y")]
    [InlineData("São Paulo 😀", "São Paulo 😀")]
    [InlineData("a/b", "a%2Fb")]
    [InlineData("10:30", "10%3A30")]
    [InlineData("a=b", "a%3Db")]
    [InlineData("100%", "100%25")]
    [InlineData("\"'#*?\\{[]^", "%22%27%23%2A%3F%5C%7B%5B%5D%5E")]
    [InlineData("\t\n\u007f", "%09%0A%7F")]
    [InlineData("\u0085", "%85")]
    public void Characters_that_mean_something_in_a_path_are_encoded(string text, string encoded)
    {
        Assert.Equal(encoded, HiveText.Encode(text));
        Assert.Equal(text, HiveText.Decode(encoded));
    }

    [Theory]
    [InlineData("100%", "100%")]
    [InlineData("%zz", "%zz")]
    [InlineData("%2", "%2")]
    [InlineData("%2f%41", "/A")]
    public void What_others_write_is_decoded_where_it_means_something(string text, string decoded) => Assert.Equal(decoded, HiveText.Decode(text));

    [Fact]
    public void Any_text_comes_back_and_is_a_segment()
    {
        Random random = Seeded.Random();
        for (int i = 0; i < 20_000; i++)
        {
            string text = Seeded.Text(random, 1, 12, "ab/%:=\\{}[]^*?\"'#\t\n\0\u007f\u0085. äß漢😀0123456789ABCDEFabcdef");
            string encoded = HiveText.Encode(text);
            Assert.Equal(text, HiveText.Decode(encoded));
            Assert.Null(StorageKey.Refuse($"x={encoded}"));
            Assert.DoesNotContain('/', encoded);
        }
    }
}
