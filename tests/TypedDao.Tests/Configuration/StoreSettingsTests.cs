using Microsoft.Extensions.Configuration;
using TypedDao.BuiltIn;
using TypedDao.Configuration;
using TypedDao.Stores;

namespace TypedDao.Tests.Configuration;

public sealed class StoreSettingsTests
{
    private enum Mode
    {
        CopyOnWrite,
        MergeOnRead,
    }

    [Fact]
    public void Environment_variables_come_before_configuration()
    {
        StoreSettings settings = Settings(
            new() { ["BUCKET"] = "from-environment" },
            new() { ["BUCKET"] = "from-configuration", ["REGION"] = "eu", ["Section:Key"] = "nested" });
        Assert.Equal("from-environment", settings.GetString("bucket", "${BUCKET}"));
        Assert.Equal("eu", settings.GetString("region", "${REGION}"));
        Assert.Equal("nested", settings.GetString("prefix", "${Section__Key}"));
        Assert.Empty(settings.Problems);
    }

    [Fact]
    public void Values_have_the_types_of_their_keys()
    {
        StoreSettings settings = Settings(new()
        {
            ["TRUE"] = "True",
            ["PORT"] = " 5432 ",
            ["RATE"] = "-1.50",
            ["FACTOR"] = "1e-3",
            ["WAIT"] = "90s",
            ["URL"] = "https://host/x",
            ["MODE"] = "merge_on_read",
            ["KMS"] = "aws:kms",
            ["AES"] = "AES256",
            ["PASSWORD"] = "hunter2",
        });
        Assert.True(settings.GetBool("k", "${TRUE}"));
        Assert.Equal(5432, settings.GetInteger("k", "${PORT}", 1, 65535));
        Assert.Equal(-1.50m, settings.GetDecimal("k", "${RATE}"));
        Assert.Equal(0.001, settings.GetDouble("k", "${FACTOR}"));
        Assert.Equal(TimeSpan.FromSeconds(90), settings.GetDuration("k", "${WAIT}"));
        Assert.Equal(new Uri("https://host/x"), settings.GetUri("k", "${URL}"));
        Assert.Equal(Mode.MergeOnRead, settings.GetEnum<Mode>("k", "${MODE}"));
        Assert.Equal(S3Encryption.AwsKms, settings.GetEnum<S3Encryption>("k", "${KMS}"));
        Assert.Equal(S3Encryption.Aes256, settings.GetEnum<S3Encryption>("k", "${AES}"));
        Secret secret = settings.GetSecret("k", "${PASSWORD}");
        Assert.Equal("hunter2", secret.Reveal());
        Assert.Empty(settings.Problems);
    }

    [Fact]
    public void All_problems_are_gathered_and_name_key_store_and_cure()
    {
        StoreSettings settings = Settings(new()
        {
            ["BOOL"] = "yes",
            ["PORT"] = "70000",
            ["RATE"] = "1,5",
            ["FACTOR"] = "NaN",
            ["WAIT"] = "soon",
            ["URL"] = "not a uri",
            ["MODE"] = "merge_on_raed",
        });
        settings.GetString("bucket", "${BUCKET}");
        settings.GetSecret("password", "${PASSWORD}");
        settings.GetBool("path_style", "${BOOL}");
        settings.GetInteger("port", "${PORT:-5432}", 1, 65535);
        settings.GetDecimal("rate", "${RATE}");
        settings.GetDouble("factor", "${FACTOR}");
        settings.GetDuration("timeout", "${WAIT}");
        settings.GetUri("endpoint", "${URL}");
        settings.For("spark").GetEnum<Mode>("table_type", "${MODE}");
        Assert.Equal(
            [
                "Key 'bucket' of store 'bronze' needs ${BUCKET}: set the environment variable BUCKET or the configuration key 'BUCKET'.",
                "Key 'password' of store 'bronze' needs ${PASSWORD}: set the environment variable PASSWORD or the configuration key 'PASSWORD'.",
                "Key 'path_style' of store 'bronze' is 'yes' (from ${BOOL}), which is neither 'true' nor 'false'.",
                "Key 'port' of store 'bronze' is '70000' (from ${PORT:-5432}), which is not an integer from 1 to 65535.",
                "Key 'rate' of store 'bronze' is '1,5' (from ${RATE}), which is not a decimal number.",
                "Key 'factor' of store 'bronze' is 'NaN' (from ${FACTOR}), which is not a number.",
                "Key 'timeout' of store 'bronze' is 'soon' (from ${WAIT}), which is not a duration such as 250ms, 90s, 5m, 2h, 1d or 00:05:00.",
                "Key 'endpoint' of store 'bronze' is 'not a uri' (from ${URL}), which is not an absolute URI.",
                "Key 'table_type' of interface 'spark' of store 'bronze' is 'merge_on_raed' (from ${MODE}), which is none of " +
                    "copy_on_write, merge_on_read (did you mean 'merge_on_read'?).",
            ],
            settings.Problems);
    }

    [Theory]
    [InlineData("http:user:geheim@host", "***@host")]
    [InlineData("x://user:geheim@", "x://***@")]
    [InlineData("//user:geheim@ho st", "//***@ho st")]
    public void User_information_of_a_broken_url_is_not_shown(string url, string shown)
    {
        StoreSettings settings = Settings(new() { ["URL"] = url + " \u0001[" });
        settings.GetInteger("endpoint", "${URL}", 0, 1);
        string problem = Assert.Single(settings.Problems);
        Assert.DoesNotContain("geheim", problem, StringComparison.Ordinal);
        Assert.Contains(shown, problem, StringComparison.Ordinal);
    }

    [Fact]
    public void The_store_knows_whether_placeholders_hide_values()
    {
        StoreSettings settings = Settings([]);
        settings.GetString("a", "literal $$");
        Assert.False(settings.HasPlaceholders);
        settings.GetString("a", "${X:-y}");
        Assert.True(settings.HasPlaceholders);
    }

    private static StoreSettings Settings(Dictionary<string, string> variables, Dictionary<string, string?>? configuration = null)
    {
        IConfiguration? application = configuration is null ? null : new ConfigurationBuilder().AddInMemoryCollection(configuration).Build();
        return new StoreSettings("bronze", new ValueSource(variables.GetValueOrDefault, application));
    }
}
