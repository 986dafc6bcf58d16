using System.CommandLine;

namespace TypedDao.Cli.Places;

/// <summary>The options that say how buckets are reached, shared by the commands that take addresses of them.</summary>
internal sealed class BucketOptions
{
    private readonly Option<Uri?> _endpoint = new("--endpoint")
    {
        Description = "The server of an s3:// address, where it is not Amazon S3. Default: AWS_ENDPOINT_URL_S3, then AWS_ENDPOINT_URL.",
        HelpName = "url",
        CustomParser = result =>
        {
            string text = result.Tokens[0].Value;
            if (Uri.TryCreate(text, UriKind.Absolute, out Uri? url) && url.Scheme is "http" or "https" && url.Query.Length == 0)
            {
                return url;
            }

            result.AddError($"--endpoint takes the URL of a server, such as https://s3.example.com, not '{text}'.");
            return null;
        },
    };

    private readonly Option<string?> _region = new("--region")
    {
        Description = "The region of an s3:// address. Default: AWS_REGION, then that of the profile.",
        HelpName = "name",
    };

    private readonly Option<string?> _profile = new("--profile")
    {
        Description = "The profile of the shared configuration of AWS with the credentials for an s3:// address. Default: as AWS_PROFILE or AWS_ACCESS_KEY_ID say.",
        HelpName = "name",
    };

    /// <summary>Adds the options to a command.</summary>
    /// <param name="command">The command.</param>
    public BucketOptions AddTo(Command command)
    {
        foreach (Option option in (Option[])[_endpoint, _region, _profile])
        {
            command.Options.Add(option);
        }

        return this;
    }

    /// <summary>How the command line reaches the bucket of a source.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="source">What the user typed.</param>
    /// <exception cref="ToolException">An option is given for what is in no bucket.</exception>
    public BucketAccess Read(ParseResult parsed, string source)
    {
        var access = new BucketAccess(parsed.GetValue(_endpoint), parsed.GetValue(_region), parsed.GetValue(_profile));
        string? given = access switch
        {
            { Endpoint: not null } => _endpoint.Name,
            { Region: not null } => _region.Name,
            { Profile: not null } => _profile.Name,
            _ => null,
        };
        return given is null || BucketAddress.Is(source)
            ? access
            : throw new ToolException($"{given} is for addresses such as s3://bucket/key, which '{source}' is not; a store of a catalog says itself how it is reached.");
    }
}
