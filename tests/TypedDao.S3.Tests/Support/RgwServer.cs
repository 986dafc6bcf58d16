[assembly: AssemblyFixture(typeof(TypedDao.S3.Tests.RgwServer))]
namespace TypedDao.S3.Tests;
public sealed class RgwServer { public Uri Endpoint => new("http://127.0.0.1:7480"); public string AccessKey => "testaccess"; public string SecretKey => "testsecret"; }
