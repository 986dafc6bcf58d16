using TypedDao.S3.Connection;
using TypedDao.Tests;

namespace TypedDao.S3.Tests;

public sealed class MetadataTextTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("", "")]
    [InlineData("é", "=?UTF-8?B?w6k=?=")]
    [InlineData("a =?b", "=?UTF-8?B?YSA9P2I=?=")]
    public void What_is_not_plain_is_an_encoded_word(string value, string header)
    {
        Assert.Equal(header, MetadataText.Encode(value));
        Assert.Equal(value, MetadataText.Decode(header));
    }

    [Theory]
    [InlineData("=?UTF-8?Q?a_=C3=A9?=", "a é")]
    [InlineData("=?utf-8?q?a?= =?UTF-8?b?w6k=?=", "aé")]
    [InlineData("=?UTF-8?Q?=C?=", "=?UTF-8?Q?=C?=")]
    [InlineData("=?UTF-8?B?w6k?=", "=?UTF-8?B?w6k?=")]
    [InlineData("=?UTF-8?X?a?=", "=?UTF-8?X?a?=")]
    [InlineData("=?ISO-8859-1?Q?=E9?=", "=?ISO-8859-1?Q?=E9?=")]
    [InlineData("a =?UTF-8?B?w6k=?=", "a =?UTF-8?B?w6k=?=")]
    [InlineData("=?", "=?")]
    public void What_others_wrote_is_read_where_it_can_be(string header, string value) => Assert.Equal(value, MetadataText.Decode(header));

    [Fact]
    public void Every_value_comes_back()
    {
        Random random = Seeded.Random();
        for (int i = 0; i < 1000; i++)
        {
            string value = Seeded.Text(random, 0, 12, "ab =?_BQ8-UTF\n\té日🙂");
            string header = MetadataText.Encode(value);
            Assert.Equal(value, MetadataText.Decode(header));
            Assert.All(header, c => Assert.InRange(c, ' ', '~'));
        }
    }
}
